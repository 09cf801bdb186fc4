package io.sampan.accounting.internal;

import io.sampan.packs.Words;
import java.util.List;

/** Each invariant as a statement that finds where it is broken: one column, the place. */
record AuditStatements(String name, Words text, String sql) {

    static final List<AuditStatements> ALL =
            List.of(
                    of(
                            "journals_balance",
                            "每笔凭证借贷相等",
                            "Every journal's entries sum to zero in each currency",
                            """
                            select t.journal from accounting.entry e
                            join accounting.transfer t on t.id = e.transfer
                            group by t.journal, t.currency
                            having sum(case e.side when 'DEBIT' then e.amount_minor
                                                   else - e.amount_minor end) <> 0
                            """),
                    of(
                            "debits_equal_credits",
                            "借方合计等于贷方合计",
                            "All debits equal all credits in each currency",
                            """
                            select a.currency::text from accounting.entry e
                            join accounting.account a on a.id = e.account group by a.currency
                            having sum(case e.side when 'DEBIT' then e.amount_minor
                                                   else - e.amount_minor end) <> 0
                            """),
                    of(
                            "transfers_have_two_entries",
                            "每笔划转恰有借贷两条分录",
                            "A transfer has exactly its debit and its credit entry",
                            """
                            select t.id::text from accounting.transfer t
                            left join (select transfer, count(*) as entries
                                       from accounting.entry group by transfer) n
                              on n.transfer = t.id
                            left join accounting.entry d
                              on d.account = t.debit and d.version = t.debit_version
                            left join accounting.entry c
                              on c.account = t.credit and c.version = t.credit_version
                            where n.entries is distinct from 2
                               or (d.transfer, d.side, d.amount_minor)
                                  is distinct from (t.id, 'DEBIT', t.amount_minor)
                               or (c.transfer, c.side, c.amount_minor)
                                  is distinct from (t.id, 'CREDIT', t.amount_minor)
                            """),
                    of(
                            "entries_have_a_transfer",
                            "每条分录都有划转",
                            "Every entry belongs to a transfer",
                            """
                            select e.account || '/' || e.version from accounting.entry e
                            where not exists (
                                select from accounting.transfer t where t.id = e.transfer)
                            """),
                    of(
                            "entries_chain",
                            "分录序号从一起连续无缺",
                            "The entries of an account are numbered from 1 without gaps",
                            """
                            select account::text from accounting.entry group by account
                            having min(version) <> 1 or max(version) <> count(*)
                                or count(distinct version) <> count(*)
                            """),
                    of(
                            "running_balances",
                            "逐笔余额连续正确",
                            "Each balance is the one before it and the entry's amount",
                            """
                            select account || '/' || version from (
                                select account, version, balance_minor
                                     - lag(balance_minor, 1, 0::bigint)
                                           over (partition by account order by version)
                                     - case side when 'DEBIT' then amount_minor
                                                 else - amount_minor end as off
                                from accounting.entry) b
                            where off <> 0
                            """),
                    of(
                            "heads_equal_sums",
                            "最新余额等于分录合计",
                            "The newest balance of an account is the sum of its entries",
                            """
                            select e.account::text from accounting.entry e
                            join (select account, max(version) as newest,
                                         sum(case side when 'DEBIT' then amount_minor
                                                       else - amount_minor end) as total
                                  from accounting.entry group by account) s
                              on s.account = e.account and s.newest = e.version
                            where e.balance_minor <> s.total
                            """),
                    of(
                            "accounts_are_open",
                            "分录的账户已开立且币种相同",
                            "Both accounts of a transfer are open and hold its currency",
                            """
                            select t.id::text from accounting.transfer t
                            where (select count(*) from accounting.account a
                                   where a.id in (t.debit, t.credit)
                                     and a.currency = t.currency) <> 2
                            """),
                    of(
                            "transfers_have_a_journal",
                            "每笔划转都有凭证且起息日相同",
                            "Every transfer belongs to a journal of its value date",
                            """
                            select t.id::text from accounting.transfer t
                            where t.journal <> '' and not exists (
                                select from accounting.journal j
                                where j.id = t.journal and j.value_date = t.value_date)
                            """));

    private static AuditStatements of(String name, String zh, String en, String sql) {
        return new AuditStatements(name, new Words(zh, en), sql);
    }
}
