/** Decision tables over plain values: first match answers, with the row that matched. */
@org.jspecify.annotations.NullMarked
package io.sampan.rules;
