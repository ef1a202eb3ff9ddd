/** Tops up through an account at Ding Connect; for apps that hold one. */
@NullMarked
package io.recarga.carrier.ding;

import org.jspecify.annotations.NullMarked;
