package io.sampan.architecture.broken.core;

import org.springframework.stereotype.Component;

/** Breaks: the core is JDK only. */
@Component
class SpringInTheCore {}
