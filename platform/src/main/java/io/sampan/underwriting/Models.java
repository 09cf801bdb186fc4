package io.sampan.underwriting;

import io.sampan.access.ProposalId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The door of the model inventory: bring models, look at what stands against them, let two people
 * put one in force, roll back at once.
 */
public interface Models {

    /** All models, newest first. */
    List<ModelSheet> models();

    /**
     * @throws io.sampan.access.Problem SMP-UND-0701 if there is no such model
     */
    ModelSheet model(ModelId id);

    /** Which models score decisions now. */
    LineUp lineUp();

    /** All line-ups, the one in force first. */
    List<LineUp> lineUps();

    /**
     * Takes a model's folder in. The same content again gives the model that is there.
     *
     * @param model the text of {@code model.json}
     * @param report the text of {@code report.json}, or empty
     * @throws io.sampan.access.Problem SMP-UND-0702 if it is no model
     */
    ModelSheet add(String model, String report, String note);

    /**
     * A person says in writing why flags do not stand against a model. Not the trainer, and not
     * whoever proposes it later.
     *
     * @param flags names of hindrances as {@link Hindrance#name()} gives them
     * @throws io.sampan.access.Problem SMP-UND-0705 by the trainer, SMP-UND-0706 if the text is too
     *     short, SMP-UND-0707 for a flag the model has not or nobody may lift
     */
    ModelSheet overrule(ModelId id, Set<String> flags, String text);

    /**
     * Proposes that a model decides; it does once a second person agrees.
     *
     * @throws io.sampan.access.Problem SMP-UND-0703 naming every flag that is not lifted,
     *     SMP-UND-0704 if the proposer has overruled one himself
     */
    ProposalId promote(ModelId id, Promotion promotion);

    /** Lets a model score every decision in silence. */
    LineUp shadow(ModelId id, String why);

    /** What a model said as a shadow, of all decisions it has scored so far. */
    ShadowSaid said(ModelId id);

    /** Ends a model's being challenger or shadow. */
    LineUp withdraw(ModelId id, String why);

    /** Puts the former champion back at once; a second person looks at it afterwards. */
    LineUp rollBack(String why);

    /** Proposes another day on which a model expires, at most the usual time from today. */
    ProposalId renew(ModelId id, LocalDate until, String why);

    /**
     * Takes a model out for good.
     *
     * @throws io.sampan.access.Problem SMP-UND-0709 while it scores decisions
     */
    ModelSheet retire(ModelId id, String why);
}
