/**
 * What an adapter writer needs: the {@link io.recarga.spi.CarrierAdapter} seam, its {@link
 * io.recarga.spi.Attempt} and {@link io.recarga.spi.Answer}. The HTTP ring that sends a money call
 * at most once is in {@link io.recarga.spi.http}. Apps need only {@link io.recarga.spi.AdapterId} of it.
 */
@NullMarked
package io.recarga.spi;

import org.jspecify.annotations.NullMarked;
