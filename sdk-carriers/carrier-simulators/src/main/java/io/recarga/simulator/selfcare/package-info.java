/**
 * A carrier's self-care as a local server: plans, usage, promotions, points and bills by the APIs of
 * TM Forum.
 */
@NullMarked
package io.recarga.simulator.selfcare;

import org.jspecify.annotations.NullMarked;
