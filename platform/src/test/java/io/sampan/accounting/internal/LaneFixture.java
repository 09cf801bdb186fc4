package io.sampan.accounting.internal;

import org.springframework.beans.factory.BeanFactory;

/** Lets tests that change the tables as their owner make the lane look again. */
public final class LaneFixture {

    private LaneFixture() {}

    public static void restart(BeanFactory beans) {
        beans.getBean(Lanes.class).restart();
    }
}
