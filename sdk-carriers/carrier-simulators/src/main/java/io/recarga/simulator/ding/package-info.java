/** Ding Connect's service as a local server. */
@NullMarked
package io.recarga.simulator.ding;

import org.jspecify.annotations.NullMarked;
