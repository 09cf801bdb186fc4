package io.sampan.servicing.internal;

/** The closed form of {@link Earning} as SQL: what a snapshot's lines earn through a day. */
final class EarnedSql {

    private EarnedSql() {}

    /**
     * For a snapshot {@code s} and the named parameter {@code :through}, the last night that
     * counts: {@code interest} and {@code penalty} in minor units over the contract's life.
     */
    static final String THROUGH =
            """
            select coalesce(sum(l.earned) filter (where not l.penalty), 0) as interest,
                   coalesce(sum(l.earned) filter (where l.penalty), 0) as penalty
              from (select penalty,
                           base + round((sum_days + sum * case
                             when :through + 1 >= until_day then days_max
                             else least(days_max, greatest(0, :through + 1 - from_day)) end)
                             * rate / 360) as earned
                      from unnest(s.line_penalty, s.line_base, s.line_sum_days, s.line_sum,
                                  s.line_rate, s.line_from, s.line_until, s.line_days_max)
                        as x (penalty, base, sum_days, sum, rate, from_day, until_day, days_max)
                   ) l
            """;
}
