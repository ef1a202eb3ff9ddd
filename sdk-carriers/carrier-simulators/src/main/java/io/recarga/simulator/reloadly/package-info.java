/** The airtime service of Reloadly as a local server. */
@NullMarked
package io.recarga.simulator.reloadly;

import org.jspecify.annotations.NullMarked;
