package io.sampan.lending;

import io.sampan.packs.Words;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who lends, as contracts and letters name the lender, and whom a customer asks. Set by {@code
 * sampan.lender.*}.
 *
 * @param creditCode the lender's unified social credit code
 * @param licensed whether the lender is a licensed financial organisation; a private lender is
 *     bound by four times the LPR
 * @param contactZh the person or desk customers are sent to
 * @param complaintsPhone telephone for complaints
 */
@ConfigurationProperties("sampan.lender")
public record LenderSettings(
        @DefaultValue("舢板小额贷款有限公司") String nameZh,
        @DefaultValue("Sampan Small Loan Co., Ltd.") String nameEn,
        @DefaultValue("91330106MA275AMP0F") String creditCode,
        @DefaultValue("浙江省杭州市") String addressZh,
        @DefaultValue("Hangzhou, Zhejiang") String addressEn,
        @DefaultValue("true") boolean licensed,
        @DefaultValue("客户服务") String contactZh,
        @DefaultValue("Customer service") String contactEn,
        @DefaultValue("400-000-0000") String contactPhone,
        @DefaultValue("工作日 9:00–18:00") String hoursZh,
        @DefaultValue("working days 9:00–18:00") String hoursEn,
        @DefaultValue("400-000-0001") String complaintsPhone) {

    public Words name() {
        return new Words(nameZh, nameEn);
    }

    public Words address() {
        return new Words(addressZh, addressEn);
    }

    public Words contact() {
        return new Words(contactZh, contactEn);
    }

    public Words hours() {
        return new Words(hoursZh, hoursEn);
    }
}
