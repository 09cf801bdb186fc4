package io.sampan.architecture.broken;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Breaks: one JSON library, no field injection, no technical suffix, no old dates. */
@SuppressWarnings("JavaUtilDate")
class LoanManager {

    @Autowired @Nullable ObjectMapper mapper;

    Date today = new Date();
}
