print("dubash")
