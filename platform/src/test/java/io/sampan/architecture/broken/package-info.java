/** Code that breaks each architecture rule on purpose, so that a silent rule is noticed. */
@org.jspecify.annotations.NullMarked
package io.sampan.architecture.broken;
