/** Tops up through an account at TAPI; for apps that hold one. */
@NullMarked
package io.recarga.carrier.tapi;

import org.jspecify.annotations.NullMarked;
