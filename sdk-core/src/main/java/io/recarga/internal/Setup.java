package io.recarga.internal;

import io.recarga.AccountLimits;
import io.recarga.EnginePolicy;
import io.recarga.Money;
import io.recarga.Routing;
import io.recarga.journal.Journal;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an app sets up.
 *
 * @param adapters in the order of preference
 * @param jitter gives random numbers from 0 to 999; thread-safe
 * @param limits of the accounts that have some of their own
 * @param walletFloors below which balance a wallet is low
 * @param backupTaken when the backup was taken that the journal was restored from, or null
 */
public record Setup(
    Journal journal,
    List<CarrierAdapter> adapters,
    String installation,
    EnginePolicy policy,
    TimeSource time,
    IntSupplier jitter,
    Map<AdapterId, AccountLimits> limits,
    Map<AdapterId, Money> walletFloors,
    Emitter emitter,
    Guards guards,
    Routing routing,
    @Nullable Instant backupTaken) {}
