/** Tops up through an account at DT One; for apps that hold one. */
@NullMarked
package io.recarga.carrier.dtone;

import org.jspecify.annotations.NullMarked;
