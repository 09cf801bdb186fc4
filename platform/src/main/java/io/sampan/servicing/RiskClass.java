package io.sampan.servicing;

/**
 * The five classes of 商业银行金融资产风险分类办法 (Order 2023 No. 1), here by days past due alone; the days are
 * in the pack.
 */
public enum RiskClass {
    NORMAL,
    SPECIAL_MENTION,
    SUBSTANDARD,
    DOUBTFUL,
    LOSS
}
