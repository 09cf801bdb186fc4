/** Features, the judge, what is stored; nothing here is seen from other capabilities. */
@org.jspecify.annotations.NullMarked
package io.sampan.underwriting.internal;
