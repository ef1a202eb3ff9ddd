/**
 * What an adapter writer needs: the {@link io.recarga.spi.CarrierAdapter} seam, its {@link
 * io.recarga.spi.Attempt} and {@link io.recarga.spi.Answer}, and the HTTP ring that sends a money
 * call at most once. Apps need only {@link io.recarga.spi.AdapterId} of it.
 */
@NullMarked
package io.recarga.spi;

import org.jspecify.annotations.NullMarked;
