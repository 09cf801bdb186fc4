package io.sampan.access.internal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Makes JSON as strict as the code: what a record of a null-marked package does not declare
 * {@code @Nullable} or {@code Optional} must be in the request, and must not be null.
 */
final class RequiredMembers extends NopAnnotationIntrospector {

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return required(member) ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return required(annotated)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static boolean required(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner().getMember() instanceof Constructor<?> constructor
                && constructor.getDeclaringClass().isRecord()
                && constructor
                        .getDeclaringClass()
                        .getPackage()
                        .isAnnotationPresent(NullMarked.class)
                && required(constructor.getAnnotatedParameterTypes()[parameter.getIndex()]);
    }

    private static boolean required(AnnotatedType type) {
        var raw = type.getType() instanceof ParameterizedType generic ? generic.getRawType() : null;
        boolean optional = raw == Optional.class;
        return !optional && !type.isAnnotationPresent(Nullable.class);
    }
}
