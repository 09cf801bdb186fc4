package io.sampan.parties;

import io.sampan.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Enterprises and numbers that check and belong to nobody. */
public final class PartiesFixture {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private PartiesFixture() {}

    public static NewEnterprise anEnterprise() {
        return anEnterprise("测试五金制品有限公司 " + COUNT.incrementAndGet());
    }

    public static NewEnterprise anEnterprise(String name) {
        return new NewEnterprise(
                aCreditCode(),
                name,
                "33",
                "浙江省宁波市测试路 1 号",
                LocalDate.parse("2015-03-02"),
                35,
                Money.cny("8000000.00"),
                Money.cny("5000000.00"),
                aPerson(),
                ownedBy("张测试" + COUNT.incrementAndGet(), "宁波测试投资有限公司" + COUNT.incrementAndGet()));
    }

    /** Another one with the representative and the owners that a test names. */
    public static NewEnterprise anEnterprise(NewPerson representative, List<Owner> owners) {
        var like = anEnterprise();
        return new NewEnterprise(
                like.creditCode(),
                like.name(),
                like.industry(),
                like.address(),
                like.registeredOn(),
                like.staff(),
                like.revenueYearly(),
                like.assets(),
                representative,
                owners);
    }

    /** Seven tenths a person's, three tenths an enterprise's. */
    public static List<Owner> ownedBy(String person, String enterprise) {
        return List.of(
                new Owner(person, Owner.Kind.PERSON, new BigDecimal("0.7")),
                new Owner(enterprise, Owner.Kind.ENTERPRISE, new BigDecimal("0.3")));
    }

    public static UnifiedSocialCreditCode aCreditCode() {
        var first17 = "91330200MA2%06d".formatted(COUNT.incrementAndGet());
        return new UnifiedSocialCreditCode(
                first17 + UnifiedSocialCreditCode.checkCharacter(first17));
    }

    public static NewPerson aPerson() {
        return new NewPerson("张测试", anIdNumber(), aPhone());
    }

    public static ResidentIdNumber anIdNumber() {
        var first17 = "33020519800101%03d".formatted(COUNT.incrementAndGet() % 1000);
        return new ResidentIdNumber(first17 + ResidentIdNumber.checkCharacter(first17));
    }

    public static MobileNumber aPhone() {
        return new MobileNumber("138%08d".formatted(COUNT.incrementAndGet()));
    }

    public static BankCardNumber aCard() {
        var first = "622202%012d".formatted(COUNT.incrementAndGet());
        return new BankCardNumber(first + BankCardNumber.checkDigit(first));
    }
}
