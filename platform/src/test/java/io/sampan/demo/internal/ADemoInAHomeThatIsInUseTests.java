package io.sampan.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.SampanApplication;
import io.sampan.access.Access;
import io.sampan.accounting.BusinessDay;
import io.sampan.install.Refusal;
import io.sampan.install.SignIns;
import io.sampan.install.TestDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = SampanApplication.class)
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class ADemoInAHomeThatIsInUseTests {

    @Autowired DemoLender demo;
    @Autowired BusinessDay businessDay;
    @Autowired SignIns signIns;
    @Autowired Access access;

    @Test
    void is_refused_before_anything_is_written() {
        var day = LocalDate.parse("2026-02-17");
        assertThat(businessDay.open(day)).isTrue();

        assertThatThrownBy(() -> demo.load((_, _, _) -> {}, signIns))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SAMPAN_HOME");

        assertThat(access.userNamed("underwriter")).isEmpty();
        assertThat(businessDay.today()).isEqualTo(day);
    }
}
