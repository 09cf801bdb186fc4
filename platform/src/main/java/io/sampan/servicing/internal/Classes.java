package io.sampan.servicing.internal;

import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.Reclassified;
import io.sampan.servicing.RiskClass;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts every contract into its class by days past due, in one statement, and tells the changes. */
@Component
class Classes {

    private static final String RECLASSIFY =
            """
            update servicing.watch w
               set risk_class = x.risk_class
              from (select s.contract, s.late,
                           case when s.late > :loss then 'LOSS'
                                when s.late > :doubtful then 'DOUBTFUL'
                                when s.late > :substandard then 'SUBSTANDARD'
                                when s.late > :special then 'SPECIAL_MENTION'
                                else 'NORMAL' end as risk_class
                      from (select contract,
                                   greatest(0, coalesce(:day - next_payable_by, 0)) as late
                              from servicing.snapshot
                             where disbursed_on is not null) s) x
              join servicing.contract c on c.id = x.contract
             where w.contract = x.contract and w.risk_class <> x.risk_class
            returning w.contract, c.enterprise, x.late, old.risk_class as was,
                      new.risk_class as now
            """;

    private static final String LATE =
            """
            insert into servicing.late_at_close (day, bucket, amount_minor, contracts)
            select :day, b.bucket, coalesce(sum(s.outstanding_minor), 0), count(s.contract)
              from (values ('1-30', 1, 30), ('31-60', 31, 60), ('61-90', 61, 90),
                           ('90+', 91, 1000000)) as b (bucket, from_days, to_days)
              left join servicing.snapshot s
                on :day - s.next_payable_by between b.from_days and b.to_days
               and s.disbursed_on is not null
             group by b.bucket
            on conflict (day, bucket) do nothing
            """;

    private final JdbcClient jdbc;
    private final RulesInForce rules;
    private final ApplicationEventPublisher events;

    Classes(JdbcClient jdbc, RulesInForce rules, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.events = events;
    }

    /** Classifies as of the close of a day; in the caller's transaction. Returns the changes. */
    int classify(LocalDate day) {
        var inForce = rules.on(day);
        var changed =
                jdbc.sql(RECLASSIFY)
                        .param("day", day)
                        .param("special", inForce.specialMentionAbove())
                        .param("substandard", inForce.substandardAbove())
                        .param("doubtful", inForce.doubtfulAbove())
                        .param("loss", inForce.lossAbove())
                        .query((row, _) ->
                                new Reclassified(
                                        new ContractId(row.getObject("contract", UUID.class)),
                                        new EnterpriseId(row.getObject("enterprise", UUID.class)),
                                        day,
                                        row.getInt("late"),
                                        RiskClass.valueOf(row.getString("was")),
                                        RiskClass.valueOf(row.getString("now"))))
                        .list();
        jdbc.sql(LATE).param("day", day).update();
        changed.forEach(events::publishEvent);
        return changed.size();
    }
}
