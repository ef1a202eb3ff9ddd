/** TAPI's service as a local server. */
@NullMarked
package io.recarga.simulator.tapi;

import org.jspecify.annotations.NullMarked;
