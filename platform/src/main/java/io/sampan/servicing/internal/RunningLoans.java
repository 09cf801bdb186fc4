package io.sampan.servicing.internal;

import io.sampan.accounting.BusinessDay;
import io.sampan.parties.EnterpriseId;
import io.sampan.underwriting.RunningBorrowers;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells underwriting who owes and how late he is, in one statement over all contracts. */
@Component
class RunningLoans implements RunningBorrowers {

    private final JdbcClient jdbc;
    private final BusinessDay businessDay;

    RunningLoans(JdbcClient jdbc, BusinessDay businessDay) {
        this.jdbc = jdbc;
        this.businessDay = businessDay;
    }

    @Override
    public LocalDate today() {
        return businessDay.today();
    }

    @Override
    public List<Running> running(LocalDate on) {
        return jdbc.sql(
                        """
                        select c.enterprise, c.application,
                               greatest(0, :on - coalesce(s.next_payable_by, :on)) as late
                          from servicing.contract c
                          join servicing.snapshot s on s.contract = c.id
                         where s.disbursed_on is not null and s.settled_on is null
                         order by c.enterprise
                        """)
                .param("on", on)
                .query((row, _) ->
                        new Running(
                                new EnterpriseId(row.getObject("enterprise", UUID.class)),
                                row.getString("application"),
                                row.getInt("late")))
                .list();
    }

    @Override
    public Set<String> telling(Set<String> applications, int days, LocalDate on) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select c.application
                                  from servicing.contract c
                                  join servicing.snapshot s on s.contract = c.id
                                 where c.application = any(:applications)
                                   and s.disbursed_on is not null
                                   and (s.settled_on is not null or s.payable_by[1] + :days <= :on)
                                """)
                        .param("applications", applications.toArray(String[]::new))
                        .param("days", days)
                        .param("on", on)
                        .query(String.class)
                        .list());
    }
}
