package io.sampan.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sampan.access.Problem;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Numbers that identify exist only if they check. */
class IdentifierTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void a_unified_social_credit_code_checks() {
        assertThat(new UnifiedSocialCreditCode("91110000600037341L").value())
                .isEqualTo("91110000600037341L");
        assertThat(new UnifiedSocialCreditCode(" 91110000600037341l ").value())
                .isEqualTo("91110000600037341L");
    }

    @Test
    void a_wrong_check_character_is_told_with_the_right_one() {
        var problem = refusal(() -> new UnifiedSocialCreditCode("911100006000373411"));

        assertThat(problem.code()).isEqualTo("SMP-PAR-0003");
        assertThat(problem.params()).containsEntry("character", "1").containsEntry("expected", "L");
    }

    @Test
    void a_character_that_cannot_occur_is_told_with_its_place() {
        for (var c : List.of("I", "O", "S", "V", "Z", "-")) {
            var problem = refusal(() -> new UnifiedSocialCreditCode("9111" + c + "000600037341L"));

            assertThat(problem.code()).isEqualTo("SMP-PAR-0002");
            assertThat(problem.params())
                    .containsEntry("position", "5")
                    .containsEntry("character", c);
        }
    }

    @Test
    void a_code_of_another_length_is_told_its_length() {
        assertThat(refusal(() -> new UnifiedSocialCreditCode("9111")).params())
                .containsEntry("length", "4");
    }

    @Test
    void any_single_wrong_character_of_a_code_is_found() {
        var code = "91110000600037341L";
        for (int i = 0; i < code.length(); i++) {
            for (int n = 0; n < ALPHABET.length(); n++) {
                char c = ALPHABET.charAt(n);
                if (c != code.charAt(i)) {
                    var wrong = code.substring(0, i) + c + code.substring(i + 1);
                    assertThat(refusal(() -> new UnifiedSocialCreditCode(wrong)).code())
                            .as(wrong)
                            .isEqualTo("SMP-PAR-0003");
                }
            }
        }
    }

    @Test
    void a_resident_identity_number_checks_and_prints_masked() {
        var number = new ResidentIdNumber("11010519491231002x");

        assertThat(number.value()).isEqualTo("11010519491231002X");
        assertThat(number.bornOn()).hasToString("1949-12-31");
        assertThat(number).hasToString("110***********002X");
    }

    @Test
    void what_does_not_fit_in_a_resident_identity_number_is_told() {
        assertThat(refusal(() -> new ResidentIdNumber("110105194912310021")).code())
                .isEqualTo("SMP-PAR-0014");
        assertThat(refusal(() -> new ResidentIdNumber("110105194902300024")).code())
                .isEqualTo("SMP-PAR-0013");
        assertThat(refusal(() -> new ResidentIdNumber("990105194912310024")).code())
                .isEqualTo("SMP-PAR-0012");
        assertThat(refusal(() -> new ResidentIdNumber("11010519491231X024")).params())
                .containsEntry("position", "15");
        assertThat(refusal(() -> new ResidentIdNumber("110105491231002")).params())
                .containsEntry("length", "15");
    }

    @Test
    void a_refused_personal_number_is_not_repeated_in_the_message() {
        var problem = refusal(() -> new ResidentIdNumber("110105194912310021"));

        assertThat(problem.getMessage()).doesNotContain("19491231");
        assertThat(problem.params().values()).noneMatch(value -> value.contains("1949"));
    }

    @Test
    void a_bank_card_checks_by_luhn_and_prints_its_tail() {
        assertThat(new BankCardNumber("6222 0212 3456 7894")).hasToString("…7894");
        assertThat(refusal(() -> new BankCardNumber("6222021234567890")).params())
                .containsEntry("position", "16");
        assertThat(refusal(() -> new BankCardNumber("62220212345A7894")).params())
                .containsEntry("position", "12");
        assertThat(refusal(() -> new BankCardNumber("6222")).code()).isEqualTo("SMP-PAR-0020");
    }

    @Test
    void a_mobile_number_is_taken_with_country_code_and_prints_masked() {
        assertThat(new MobileNumber("+86 138-1234-5678")).hasToString("138****5678");
        assertThat(refusal(() -> new MobileNumber("12812345678")).params())
                .containsEntry("position", "2");
        assertThat(refusal(() -> new MobileNumber("1381234567")).code()).isEqualTo("SMP-PAR-0030");
    }

    private static Problem refusal(ThrowingCallable making) {
        var problem = catchThrowableOfType(Problem.class, making);
        assertThat(problem).isNotNull();
        return problem;
    }
}
