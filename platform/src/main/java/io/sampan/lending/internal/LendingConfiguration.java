package io.sampan.lending.internal;

import io.sampan.lending.LenderSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Wiring of lending. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LenderSettings.class)
class LendingConfiguration {}
