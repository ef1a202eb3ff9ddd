/** TM Forum's TMF654 as a local server, in the editions that carriers run. */
@NullMarked
package io.recarga.simulator.tmf654;

import org.jspecify.annotations.NullMarked;
