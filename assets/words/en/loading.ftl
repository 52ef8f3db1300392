# Reading a data set.
loading-reading = Reading { $name }
loading-cancel = Stop reading
