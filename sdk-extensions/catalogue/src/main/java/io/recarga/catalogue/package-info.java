/** For apps that let people search what can be topped up: {@link io.recarga.catalogue.Catalogue}. */
@NullMarked
package io.recarga.catalogue;

import org.jspecify.annotations.NullMarked;
