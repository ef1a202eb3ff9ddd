/** What an app imports: the words of a top-up, and the door to the engine. */
@NullMarked
package io.recarga;

import org.jspecify.annotations.NullMarked;
