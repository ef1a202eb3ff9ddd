/** Peru as data: carriers, expiry rules and channels, each fact with date and source. */
@NullMarked
package io.recarga.market.peru;

import org.jspecify.annotations.NullMarked;
