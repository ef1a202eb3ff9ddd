/** For apps that watch their top-ups with Micrometer. Nothing else is here. */
@NullMarked
package io.recarga.micrometer;

import org.jspecify.annotations.NullMarked;
