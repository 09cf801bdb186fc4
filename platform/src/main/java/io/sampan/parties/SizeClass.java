package io.sampan.parties;

/** Size of an enterprise by 工信部联企业〔2011〕300号; thresholds are dated data of the rule pack. */
public enum SizeClass {
    MICRO,
    SMALL,
    MEDIUM,
    LARGE
}
