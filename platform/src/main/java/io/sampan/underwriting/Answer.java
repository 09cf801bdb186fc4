package io.sampan.underwriting;

import java.util.List;

/** Every way an application can be answered. A refusal is an answer, not an exception. */
public sealed interface Answer {

    /** Why; empty when there is nothing to explain. Each reason names a fact. */
    List<Reason> reasons();

    /**
     * May be offered at once.
     *
     * @param reasons why the limit is below the amount asked for; empty when it is not
     */
    record Accepted(Terms terms, List<Reason> reasons) implements Answer {
        public Accepted {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A person decides.
     *
     * @param suggested what policy and capacity would allow; the person stays within it unless a
     *     second person agrees
     */
    record Referred(List<Reason> reasons, Terms suggested) implements Answer {
        public Referred {
            reasons = List.copyOf(reasons);
        }
    }

    /** Not this time, and why. */
    record Refused(List<Reason> reasons) implements Answer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
