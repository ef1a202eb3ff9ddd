/**
 * What an app imports: the words of a prepaid top-up ({@link io.recarga.SimCard}, {@link
 * io.recarga.Plan}, {@link io.recarga.TopUp}, {@link io.recarga.TopUpResult}) and {@link
 * io.recarga.Recarga}, which carries one out at most once.
 *
 * <p>Every value here is immutable and safe to share between threads; a value that exists is valid.
 */
@NullMarked
package io.recarga;

import org.jspecify.annotations.NullMarked;
