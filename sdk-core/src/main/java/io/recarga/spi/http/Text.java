package io.recarga.spi.http;

import com.squareup.moshi.JsonQualifier;
import io.recarga.spi.Beta;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code String} on the wire that some answers carry as a number or boolean; its text is
 * taken as it stands.
 */
@Beta
@Documented
@JsonQualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER
})
public @interface Text {}
