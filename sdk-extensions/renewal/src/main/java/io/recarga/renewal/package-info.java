/**
 * The ways to renew a line, for people: a directory of channels with guides and genuine addresses,
 * in Spanish, English and Chinese. Start with {@link io.recarga.renewal.ChannelDirectory}.
 */
@NullMarked
package io.recarga.renewal;

import org.jspecify.annotations.NullMarked;
