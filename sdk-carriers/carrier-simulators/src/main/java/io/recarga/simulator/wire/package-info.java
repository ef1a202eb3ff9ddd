/** What the simulators of this module share towards the wire: JSON and the HTTP server. */
@NullMarked
package io.recarga.simulator.wire;

import org.jspecify.annotations.NullMarked;
