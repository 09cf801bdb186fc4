package io.sampan.lending.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.accounting.BusinessDay;
import io.sampan.lending.Lending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Marks drafts and offers that have run out by the business day. Nobody waits for it: what has run
 * out is treated so at once, the mark is for lists.
 */
@Component
@ConditionalOnBooleanProperty(name = "sampan.jobs", matchIfMissing = true)
class ExpiryJob {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryJob.class);

    private final Lending lending;
    private final BusinessDay businessDay;
    private final Access access;

    ExpiryJob(Lending lending, BusinessDay businessDay, Access access) {
        this.lending = lending;
        this.businessDay = businessDay;
        this.access = access;
    }

    @Scheduled(
            initialDelayString = "${sampan.lending.expiry-delay:PT1M}",
            fixedDelayString = "${sampan.lending.expiry-delay:PT1M}")
    void run() {
        int expired = access.as(Actor.SYSTEM, () -> lending.expire(businessDay.today()));
        if (expired > 0) {
            LOG.info("{} drafts and offers have run out", expired);
        }
    }
}
