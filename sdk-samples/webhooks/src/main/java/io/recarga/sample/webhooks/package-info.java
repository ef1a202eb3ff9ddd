/** Three ways to let carriers' notices in. To copy from. */
@NullMarked
package io.recarga.sample.webhooks;

import org.jspecify.annotations.NullMarked;
