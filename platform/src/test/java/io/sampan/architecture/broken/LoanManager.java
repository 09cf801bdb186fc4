package io.sampan.architecture.broken;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Breaks: one JSON library, no field injection, no technical suffix, no old dates, jobs that can be
 * turned off.
 */
@SuppressWarnings("JavaUtilDate")
class LoanManager {

    @Autowired @Nullable ObjectMapper mapper;

    Date today = new Date();

    @Scheduled(fixedDelay = 1000)
    void always() {
        today = new Date();
    }
}
