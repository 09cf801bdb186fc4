/**
 * Scorecards: points by bands of features, reasons from what was really scored, and the training
 * and validation of such tables.
 */
@org.jspecify.annotations.NullMarked
package io.sampan.scoring;
