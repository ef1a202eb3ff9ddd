/** The carriers as servers with faults and a ledger, for whoever tries or tests a top-up. */
@NullMarked
package io.recarga.simulator;

import org.jspecify.annotations.NullMarked;
