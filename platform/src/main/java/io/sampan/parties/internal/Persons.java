package io.sampan.parties.internal;

import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.NewPerson;
import io.sampan.parties.Person;
import io.sampan.parties.PersonId;
import io.sampan.parties.internal.PersonalNumbers.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of {@code parties.person}. */
@Component
class Persons {

    private final JdbcClient jdbc;
    private final PersonalNumbers numbers;

    Persons(JdbcClient jdbc, PersonalNumbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    PersonId insert(NewPerson person, Instant at) {
        var id = Ids.next();
        var idNumber = person.idNumber().value();
        var phone = person.phone().value();
        jdbc.sql(
                        """
                        insert into parties.person (id, name, id_number_sealed, id_number_hash,
                            phone_sealed, phone_hash, id_number_masked, phone_masked, registered_at)
                        values (:id, :name, :idNumber, :idNumberHash, :phone, :phoneHash,
                            :idNumberMasked, :phoneMasked, :at)
                        """)
                .param("id", id)
                .param("name", person.name())
                .param("idNumber", numbers.seal(Kind.ID_NUMBER, id, idNumber))
                .param("idNumberHash", numbers.hash(Kind.ID_NUMBER, idNumber))
                .param("phone", numbers.seal(Kind.PHONE, id, phone))
                .param("phoneHash", numbers.hash(Kind.PHONE, phone))
                .param("idNumberMasked", person.idNumber().masked())
                .param("phoneMasked", person.phone().masked())
                .param("at", Timestamp.from(at))
                .update();
        return new PersonId(id);
    }

    Person person(PersonId id) {
        return jdbc.sql(
                        """
                        select name, id_number_masked, phone_masked from parties.person
                        where id = :id
                        """)
                .param("id", id.value())
                .query((row, _) ->
                        new Person(id, row.getString(1), row.getString(2), row.getString(3)))
                .optional()
                .orElseThrow(() -> Problem.of("SMP-PAR-0053"));
    }

    String number(PersonId id, Kind kind) {
        var column = kind == Kind.ID_NUMBER ? "id_number_sealed" : "phone_sealed";
        return jdbc.sql("select " + column + " from parties.person where id = :id")
                .param("id", id.value())
                .query((row, _) -> numbers.open(kind, id.value(), row.getBytes(1)))
                .optional()
                .orElseThrow(() -> Problem.of("SMP-PAR-0053"));
    }

    /** The enterprises represented by persons with a number. */
    List<EnterpriseId> represented(Kind kind, String number) {
        var column = kind == Kind.ID_NUMBER ? "id_number_hash" : "phone_hash";
        return jdbc.sql(
                        "select e.id from parties.enterprise e"
                                + " join parties.person p on p.id = e.legal_representative"
                                + " where p."
                                + column
                                + " = :hash order by e.id")
                .param("hash", numbers.hash(kind, number))
                .query((row, _) -> new EnterpriseId(row.getObject(1, UUID.class)))
                .list();
    }
}
