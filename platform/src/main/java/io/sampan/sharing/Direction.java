package io.sampan.sharing;

/** Whether the enterprise issued an invoice (销项) or received it (进项). */
public enum Direction {
    SALE,
    PURCHASE
}
