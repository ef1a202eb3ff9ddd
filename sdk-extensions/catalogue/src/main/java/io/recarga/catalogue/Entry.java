package io.recarga.catalogue;

import io.recarga.Carrier;
import io.recarga.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be found.
 *
 * @param plan null for the carrier itself, which takes amounts
 * @param asOf when it was read; null for a carrier, which the app named
 */
record Entry(Carrier carrier, @Nullable Plan plan, @Nullable Instant asOf) {}
