package io.sampan.access.internal;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Money as {@code {"currency":"CNY","amount":"200000.00"}} and a yearly rate as {@code "0.072"}.
 * Amounts are text in both directions: a JSON number passes through binary fractions in too many
 * programs, so one is refused.
 */
public final class MoneyModule extends SimpleModule {

    public MoneyModule() {
        super("money");
        addSerializer(Money.class, new MoneyWriter());
        addDeserializer(Money.class, new MoneyReader());
        addSerializer(AnnualRate.class, new RateWriter());
        addDeserializer(AnnualRate.class, new RateReader());
    }

    private static final class MoneyWriter extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("currency", money.currency());
            json.writeStringProperty("amount", money.amount().toPlainString());
            json.writeEndObject();
        }
    }

    private static final class MoneyReader extends ValueDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            if (!node.path("currency").isString() || !node.path("amount").isString()) {
                throw new IllegalArgumentException(
                        "money is written {\"currency\":\"CNY\",\"amount\":\"1234.50\"}, both as"
                                + " text");
            }
            return Money.of(node.path("currency").asString(), node.path("amount").asString());
        }
    }

    private static final class RateWriter extends ValueSerializer<AnnualRate> {
        @Override
        public void serialize(AnnualRate rate, JsonGenerator json, SerializationContext context) {
            json.writeString(rate.fraction().toPlainString());
        }
    }

    private static final class RateReader extends ValueDeserializer<AnnualRate> {
        @Override
        public AnnualRate deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new IllegalArgumentException(
                        "a yearly rate is written as text: \"0.072\" for 7.2 %");
            }
            return AnnualRate.of(json.getString());
        }
    }
}
