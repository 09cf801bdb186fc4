package io.sampan.contracts;

import org.jspecify.annotations.Nullable;

/**
 * The one door to the contract engine: terms in, events out. Pure: no clock, no store, and the same
 * answer for the same question.
 */
public final class Contracts {
    private Contracts() {}

    /**
     * Everything that happens to a contract after its status date.
     *
     * @throws TermRefusedException if a term is missing for what the situation asks, for example an
     *     observed rate
     */
    public static Evaluation evaluate(Terms terms, Situation situation, Counting counting) {
        return switch (terms) {
            case Debt debt -> evaluate(debt, situation, counting, null);
            case Csh csh -> Holdings.cash(csh, situation, counting);
            case Stk stk -> Holdings.stock(stk, situation, counting);
            case Com com -> Holdings.commodity(com, situation, counting);
            case Fxout fxout -> Holdings.exchange(fxout, situation, counting);
            case Swppv swap -> new SwapEvaluation(swap, situation, counting).evaluate();
            case Swaps swap -> Composites.swap(swap, situation, counting);
            case Capfl cap -> Composites.cap(cap, situation, counting);
            case Optns option -> new RightEvaluation(option, situation, counting).evaluate();
            case Futur future -> new RightEvaluation(future, situation, counting).evaluate();
            case Ceg guarantee -> new CoverEvaluation(guarantee, situation, counting).evaluate();
            case Cec collateral -> new CoverEvaluation(collateral, situation, counting).evaluate();
        };
    }

    static Evaluation evaluate(
            Debt debt, Situation situation, Counting counting, @Nullable DayCounter counter) {
        return new DebtEvaluation(debt, situation, counting, counter).evaluate();
    }
}
