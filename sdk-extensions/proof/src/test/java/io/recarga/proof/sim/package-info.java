/** Worlds in virtual time that run the real engine against carriers at their worst. */
@NullMarked
package io.recarga.proof.sim;

import org.jspecify.annotations.NullMarked;
