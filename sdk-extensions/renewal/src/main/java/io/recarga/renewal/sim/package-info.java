/** A person's SIM cards, bound by a one-time code, and what their carriers tell of them. */
@NullMarked
package io.recarga.renewal.sim;

import org.jspecify.annotations.NullMarked;
