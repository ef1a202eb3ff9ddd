/** Tops up through an account at Reloadly; for apps that hold one. */
@NullMarked
package io.recarga.carrier.reloadly;

import org.jspecify.annotations.NullMarked;
