<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>KMaker Studio {}</source>
        <translation>KMaker Studio {}</translation>
    </message>
    <message>
        <source>From a song and its lyrics to word timings, lyric files and a karaoke video. MIT licence.</source>
        <translation>Từ một bài hát và lời của nó đến thời gian từng từ, tệp lời và video karaoke. Giấy phép MIT.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Giới thiệu</translation>
    </message>
    <message>
        <source>Drop a song and its lyrics on the window. The words are timed by themselves.</source>
        <translation>Thả bài hát và lời vào cửa sổ. Các từ được canh thời gian tự động.</translation>
    </message>
    <message>
        <source>Go from one doubtful word to the next: each is played with what is around it.</source>
        <translation>Đi từ từ đáng ngờ này sang từ kế tiếp: mỗi từ được phát cùng đoạn quanh nó.</translation>
    </message>
    <message>
        <source>Drag a word or its edge, or set its start and end at the playhead.</source>
        <translation>Kéo một từ hoặc mép của nó, hoặc đặt đầu và cuối từ tại vạch phát.</translation>
    </message>
    <message>
        <source>Lock what is right, and realign the rest.</source>
        <translation>Khoá những từ đã đúng và canh lại phần còn lại.</translation>
    </message>
    <message>
        <source>Export the lyrics or the video.</source>
        <translation>Xuất lời hoặc video.</translation>
    </message>
    <message>
        <source>Every command can be found by its name.</source>
        <translation>Mọi lệnh đều tìm được theo tên.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Những bước đầu tiên</translation>
    </message>
    <message>
        <source>From a song to a karaoke video</source>
        <translation>Từ bài hát đến video karaoke</translation>
    </message>
</context>
<context>
    <name>Alignments</name>
    <message>
        <source>Aligning</source>
        <translation>Đang canh lời</translation>
    </message>
    <message>
        <source>Realigning</source>
        <translation>Đang canh lại</translation>
    </message>
    <message>
        <source>No word was moved.</source>
        <translation>Không từ nào bị dời.</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Canh lời</translation>
    </message>
    <message>
        <source>Realign</source>
        <translation>Canh lại</translation>
    </message>
    <message>
        <source>About this alignment</source>
        <translation>Về lần canh lời này</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Keeping the edits</source>
        <translation>Đang giữ các chỉnh sửa</translation>
    </message>
</context>
<context>
    <name>CalibrationDialog</name>
    <message>
        <source>Tap latency</source>
        <translation>Độ trễ khi gõ</translation>
    </message>
    <message>
        <source>Tap along with ten beeps</source>
        <translation>Gõ theo mười tiếng bíp</translation>
    </message>
    <message>
        <source>Press Start, listen, and tap {} with every beep. How late you are in the middle is taken off every tap from then on, so that words begin where you heard them.</source>
        <translation>Nhấn Bắt đầu, lắng nghe và gõ {} theo từng tiếng bíp. Độ trễ trung vị của bạn sẽ được trừ khỏi mọi lần gõ về sau, để từ bắt đầu đúng chỗ bạn nghe.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>phím cách</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Bắt đầu</translation>
    </message>
    <message>
        <source>No correction</source>
        <translation>Không hiệu chỉnh</translation>
    </message>
    <message>
        <source>Use this</source>
        <translation>Dùng kết quả này</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>There is no sound device, so nothing can be heard: connect one and try again.</source>
        <translation>Không có thiết bị âm thanh nên không nghe được gì: hãy kết nối một thiết bị rồi thử lại.</translation>
    </message>
    <message>
        <source>{} of {} beeps tapped. Your taps come {} ms after the sound.</source>
        <translation>Đã gõ {}/{} tiếng bíp. Bạn gõ sau âm thanh {} ms.</translation>
    </message>
    <message>
        <source>{} of {} beeps tapped …</source>
        <translation>Đã gõ {}/{} tiếng bíp …</translation>
    </message>
    <message>
        <source>Only {} beeps were tapped, {} are needed: try again.</source>
        <translation>Mới gõ {} tiếng bíp, cần {}: hãy thử lại.</translation>
    </message>
    <message>
        <source>Now {} ms are taken off every tap.</source>
        <translation>Hiện mỗi lần gõ được trừ {} ms.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Timeline</source>
        <translation>Dòng thời gian</translation>
    </message>
    <message>
        <source>snapped to onset</source>
        <translation>bám vào chỗ bắt đầu âm</translation>
    </message>
    <message>
        <source>snapped to playhead</source>
        <translation>bám vào vạch phát</translation>
    </message>
    <message>
        <source>snapped to neighbour</source>
        <translation>bám vào từ bên cạnh</translation>
    </message>
    <message>
        <source>waveform</source>
        <translation>dạng sóng</translation>
    </message>
    <message>
        <source>spectrogram · mel</source>
        <translation>phổ âm · mel</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>Sheet of keys</source>
        <translation>Bảng phím tắt</translation>
    </message>
    <message>
        <source>Tap mode</source>
        <translation>Chế độ gõ</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>{} s left</source>
        <translation>còn {} giây</translation>
    </message>
    <message>
        <source>{} min left</source>
        <translation>còn {} phút</translation>
    </message>
    <message>
        <source>Double click to go to a time</source>
        <translation>Bấm đúp để đi tới một thời điểm</translation>
    </message>
    <message>
        <source>Time to go to</source>
        <translation>Thời điểm cần tới</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Word</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Undo: {}</source>
        <translation>Hoàn tác: {}</translation>
    </message>
    <message>
        <source>Redo: {}</source>
        <translation>Làm lại: {}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Làm lại</translation>
    </message>
    <message>
        <source>Fix every problem that can be fixed</source>
        <translation>Sửa mọi vấn đề sửa được</translation>
    </message>
    <message>
        <source>Song details</source>
        <translation>Thông tin bài hát</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>Xuất thành</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Mở gần đây</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Mở…</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Xoá danh sách</translation>
    </message>
    <message>
        <source>Paste lyrics</source>
        <translation>Dán lời</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Lưu thành…</translation>
    </message>
    <message>
        <source>Revert to the saved file</source>
        <translation>Trở về bản đã lưu</translation>
    </message>
    <message>
        <source>Song details…</source>
        <translation>Thông tin bài hát…</translation>
    </message>
    <message>
        <source>Close the song</source>
        <translation>Đóng bài hát</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Xuất…</translation>
    </message>
    <message>
        <source>MP4 video…</source>
        <translation>Video MP4…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Previous word</source>
        <translation>Từ trước</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Từ sau</translation>
    </message>
    <message>
        <source>Previous doubtful word</source>
        <translation>Từ đáng ngờ trước</translation>
    </message>
    <message>
        <source>Next doubtful word</source>
        <translation>Từ đáng ngờ tiếp theo</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>Dòng trước</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Dòng sau</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Bảng tiếp theo</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Bảng trước</translation>
    </message>
    <message>
        <source>Every command…</source>
        <translation>Mọi lệnh…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>Phím tắt…</translation>
    </message>
    <message>
        <source>Sheet of keys…</source>
        <translation>Bảng phím tắt…</translation>
    </message>
    <message>
        <source>Tour of the window</source>
        <translation>Tham quan cửa sổ</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Những bước đầu tiên</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Xem nhật ký</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>About KMaker Studio</source>
        <translation>Giới thiệu KMaker Studio</translation>
    </message>
    <message>
        <source>Split the line</source>
        <translation>Tách dòng</translation>
    </message>
    <message>
        <source>Join two lines</source>
        <translation>Nối hai dòng</translation>
    </message>
    <message>
        <source>“{}” to the next line</source>
        <translation>“{}” xuống dòng sau</translation>
    </message>
    <message>
        <source>“{}” to the line before</source>
        <translation>“{}” lên dòng trước</translation>
    </message>
    <message>
        <source>Singer of the line</source>
        <translation>Người hát của dòng</translation>
    </message>
    <message>
        <source>Who sings “{}”?</source>
        <translation>Ai hát “{}”?</translation>
    </message>
    <message>
        <source>Who sings these {} lines?</source>
        <translation>Ai hát {} dòng này?</translation>
    </message>
    <message>
        <source>Singer “{}”</source>
        <translation>Người hát “{}”</translation>
    </message>
    <message>
        <source>Time the repeats alike</source>
        <translation>Canh các đoạn lặp giống nhau</translation>
    </message>
    <message>
        <source>Correct the lyrics</source>
        <translation>Sửa lời</translation>
    </message>
    <message>
        <source>Split the line before the word</source>
        <translation>Tách dòng trước từ này</translation>
    </message>
    <message>
        <source>Join with the next line</source>
        <translation>Nối với dòng sau</translation>
    </message>
    <message>
        <source>Word to the line before</source>
        <translation>Đưa từ lên dòng trước</translation>
    </message>
    <message>
        <source>Word to the next line</source>
        <translation>Đưa từ xuống dòng sau</translation>
    </message>
    <message>
        <source>Singer…</source>
        <translation>Người hát…</translation>
    </message>
    <message>
        <source>Backing vocals</source>
        <translation>Bè</translation>
    </message>
    <message>
        <source>Change repeated stanzas together</source>
        <translation>Sửa các khổ lặp cùng lúc</translation>
    </message>
    <message>
        <source>Time the repeats of this stanza alike</source>
        <translation>Canh các đoạn lặp theo khổ này</translation>
    </message>
    <message>
        <source>Nothing with a time is selected, so there is no part to play.</source>
        <translation>Chưa chọn gì có thời gian nên không có đoạn nào để phát.</translation>
    </message>
    <message>
        <source>Speed {} %, the pitch stays</source>
        <translation>Tốc độ {} %, giữ nguyên cao độ</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Play the selection</source>
        <translation>Phát phần đã chọn</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Lặp phần đã chọn</translation>
    </message>
    <message>
        <source>Back 2 s</source>
        <translation>Lùi 2 giây</translation>
    </message>
    <message>
        <source>On 2 s</source>
        <translation>Tới 2 giây</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Về đầu bài</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Đến cuối bài</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Chậm hơn</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Nhanh hơn</translation>
    </message>
    <message>
        <source>Voice in front</source>
        <translation>Nổi giọng hát</translation>
    </message>
    <message>
        <source>Play a word that is clicked</source>
        <translation>Phát từ được nhấp</translation>
    </message>
    <message>
        <source>Tap to time</source>
        <translation>Gõ để canh giờ</translation>
    </message>
    <message>
        <source>Measure the tap latency…</source>
        <translation>Đo độ trễ khi gõ…</translation>
    </message>
    <message>
        <source>The next alignment uses the checkpoint that comes with the program.</source>
        <translation>Lần canh lời tới dùng mô hình đi kèm chương trình.</translation>
    </message>
    <message>
        <source>The next alignment uses {}.</source>
        <translation>Lần canh lời tới dùng {}.</translation>
    </message>
    <message>
        <source>Aligner</source>
        <translation>Bộ canh lời</translation>
    </message>
    <message>
        <source>Realign the words with guessed times</source>
        <translation>Canh lại các từ có thời điểm ước đoán</translation>
    </message>
    <message>
        <source>Realign guessed times by themselves</source>
        <translation>Tự canh lại các thời điểm ước đoán</translation>
    </message>
    <message>
        <source>Align the whole song</source>
        <translation>Canh lời cả bài</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Phát hoặc dừng</translation>
    </message>
    <message>
        <source>Realign the selection</source>
        <translation>Canh lại phần đã chọn</translation>
    </message>
    <message>
        <source>Realign the line</source>
        <translation>Canh lại dòng</translation>
    </message>
    <message>
        <source>Realign from here on</source>
        <translation>Canh lại từ đây trở đi</translation>
    </message>
    <message>
        <source>Shipped checkpoint</source>
        <translation>Mô hình đi kèm</translation>
    </message>
    <message>
        <source>Another checkpoint…</source>
        <translation>Mô hình khác…</translation>
    </message>
    <message>
        <source>The language changes when the program is started the next time.</source>
        <translation>Ngôn ngữ sẽ đổi khi chương trình khởi động lần sau.</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Các bảng</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Giao diện</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Phóng to</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Thu nhỏ</translation>
    </message>
    <message>
        <source>Whole song</source>
        <translation>Cả bài hát</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>Lời</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <translation>Đặt lại bố cục</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tối</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Theo màn hình nền</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>Unlock “{}”</source>
        <translation>Mở khoá “{}”</translation>
    </message>
    <message>
        <source>Lock “{}”</source>
        <translation>Khoá “{}”</translation>
    </message>
    <message>
        <source>Start of “{}”</source>
        <translation>Đầu của “{}”</translation>
    </message>
    <message>
        <source>End of “{}”</source>
        <translation>Cuối của “{}”</translation>
    </message>
    <message>
        <source>Join the syllables</source>
        <translation>Gộp các âm tiết</translation>
    </message>
    <message>
        <source>This word has one syllable, as far as the language&apos;s rules tell.</source>
        <translation>Theo quy tắc của ngôn ngữ, từ này chỉ có một âm tiết.</translation>
    </message>
    <message>
        <source>Split into syllables</source>
        <translation>Tách thành âm tiết</translation>
    </message>
    <message>
        <source>Split every word into syllables</source>
        <translation>Tách mọi từ thành âm tiết</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Khoá hoặc mở khoá</translation>
    </message>
    <message>
        <source>Start at the playhead</source>
        <translation>Bắt đầu tại vạch phát</translation>
    </message>
    <message>
        <source>While playing</source>
        <translation>Khi đang phát</translation>
    </message>
    <message>
        <source>Colours of the spectrogram</source>
        <translation>Màu của phổ âm</translation>
    </message>
    <message>
        <source>Selected time</source>
        <translation>Khoảng thời gian chọn</translation>
    </message>
    <message>
        <source>Select all words</source>
        <translation>Chọn mọi từ</translation>
    </message>
    <message>
        <source>Select the line</source>
        <translation>Chọn cả dòng</translation>
    </message>
    <message>
        <source>Select the next word too</source>
        <translation>Chọn thêm từ sau</translation>
    </message>
    <message>
        <source>Select the previous word too</source>
        <translation>Chọn thêm từ trước</translation>
    </message>
    <message>
        <source>Begin at the playhead</source>
        <translation>Bắt đầu tại vạch phát</translation>
    </message>
    <message>
        <source>End at the playhead</source>
        <translation>Kết thúc tại vạch phát</translation>
    </message>
    <message>
        <source>Select no time</source>
        <translation>Bỏ chọn khoảng thời gian</translation>
    </message>
    <message>
        <source>Zoom to the line</source>
        <translation>Phóng vừa dòng</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Phóng vừa phần đã chọn</translation>
    </message>
    <message>
        <source>Centre the playhead</source>
        <translation>Đưa vạch phát vào giữa</translation>
    </message>
    <message>
        <source>Scroll back</source>
        <translation>Cuộn lùi</translation>
    </message>
    <message>
        <source>Scroll on</source>
        <translation>Cuộn tới</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Phổ âm</translation>
    </message>
    <message>
        <source>More contrast in the spectrogram</source>
        <translation>Tăng tương phản phổ âm</translation>
    </message>
    <message>
        <source>Less contrast in the spectrogram</source>
        <translation>Giảm tương phản phổ âm</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Dịu</translation>
    </message>
    <message>
        <source>Vivid</source>
        <translation>Rực rỡ</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Xám</translation>
    </message>
    <message>
        <source>Turn pages</source>
        <translation>Lật trang</translation>
    </message>
    <message>
        <source>Keep the playhead in place</source>
        <translation>Giữ vạch phát tại chỗ</translation>
    </message>
    <message>
        <source>Stay where it is</source>
        <translation>Đứng yên</translation>
    </message>
    <message>
        <source>10 ms earlier</source>
        <translation>Sớm hơn 10 ms</translation>
    </message>
    <message>
        <source>10 ms later</source>
        <translation>Muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>Sửa chữ</translation>
    </message>
    <message>
        <source>Split “{}”</source>
        <translation>Tách “{}”</translation>
    </message>
    <message>
        <source>Merge “{}” with the next word</source>
        <translation>Gộp “{}” với từ sau</translation>
    </message>
    <message>
        <source>Delete “{}”</source>
        <translation>Xoá “{}”</translation>
    </message>
    <message>
        <source>Syllables of “{}”</source>
        <translation>Âm tiết của “{}”</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Dời</translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation>Tách tại vạch phát</translation>
    </message>
    <message>
        <source>Merge with the next, or the selected</source>
        <translation>Gộp với từ sau, hoặc các từ đã chọn</translation>
    </message>
    <message>
        <source>Insert at the playhead…</source>
        <translation>Chèn tại vạch phát…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Syllable&apos;s edge at the playhead</source>
        <translation>Mép âm tiết tại vạch phát</translation>
    </message>
    <message>
        <source>50 ms earlier</source>
        <translation>Sớm hơn 50 ms</translation>
    </message>
    <message>
        <source>50 ms later</source>
        <translation>Muộn hơn 50 ms</translation>
    </message>
    <message>
        <source>A frame earlier</source>
        <translation>Sớm hơn một khung hình</translation>
    </message>
    <message>
        <source>A frame later</source>
        <translation>Muộn hơn một khung hình</translation>
    </message>
    <message>
        <source>This and all after it in the line 10 ms earlier</source>
        <translation>Từ này và các từ sau trong dòng sớm hơn 10 ms</translation>
    </message>
    <message>
        <source>This and all after it in the line 10 ms later</source>
        <translation>Từ này và các từ sau trong dòng muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>Start 10 ms earlier</source>
        <translation>Đầu sớm hơn 10 ms</translation>
    </message>
    <message>
        <source>Start 10 ms later</source>
        <translation>Đầu muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>End 10 ms earlier</source>
        <translation>Cuối sớm hơn 10 ms</translation>
    </message>
    <message>
        <source>End 10 ms later</source>
        <translation>Cuối muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Kiểu chữ</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>Đã lưu {}</translation>
    </message>
    <message>
        <source>Reset to the preset</source>
        <translation>Trở về kiểu có sẵn</translation>
    </message>
    <message>
        <source>Load a style…</source>
        <translation>Nạp kiểu chữ…</translation>
    </message>
    <message>
        <source>Save the style as…</source>
        <translation>Lưu kiểu chữ thành…</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>Cổ điển</translation>
    </message>
    <message>
        <source>Duet</source>
        <translation>Song ca</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Sân khấu</translation>
    </message>
    <message>
        <source>Anime</source>
        <translation>Anime</translation>
    </message>
    <message>
        <source>Big screen</source>
        <translation>Màn hình lớn</translation>
    </message>
    <message>
        <source>CD+G retro</source>
        <translation>CD+G hoài cổ</translation>
    </message>
    <message>
        <source>Modern minimal</source>
        <translation>Tối giản hiện đại</translation>
    </message>
    <message>
        <source>Neon</source>
        <translation>Neon</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Giấy viết tay</translation>
    </message>
    <message>
        <source>Vertical 9:16</source>
        <translation>Dọc 9:16</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Tệ&amp;p</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;Word</source>
        <translation>&amp;Từ</translation>
    </message>
    <message>
        <source>&amp;Line</source>
        <translation>&amp;Dòng</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>Đ&amp;i tới</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>P&amp;hát</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Hiể&amp;n thị</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Trợ &amp;giúp</translation>
    </message>
    <message>
        <source>Shift by {} ms</source>
        <translation>Dời {} ms</translation>
    </message>
    <message>
        <source>Stretch to another version</source>
        <translation>Co giãn theo bản khác</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Dấu mốc</translation>
    </message>
    <message>
        <source>Name of the marker at {}</source>
        <translation>Tên dấu mốc ở {}</translation>
    </message>
    <message>
        <source>Marker {}</source>
        <translation>Dấu mốc {}</translation>
    </message>
    <message>
        <source>Marker “{}”</source>
        <translation>Dấu mốc “{}”</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Thời điểm</translation>
    </message>
    <message>
        <source>Find and replace…</source>
        <translation>Tìm và thay thế…</translation>
    </message>
    <message>
        <source>Shift…</source>
        <translation>Dời thời điểm…</translation>
    </message>
    <message>
        <source>Shift the whole song…</source>
        <translation>Dời cả bài…</translation>
    </message>
    <message>
        <source>Shift the selection…</source>
        <translation>Dời phần đã chọn…</translation>
    </message>
    <message>
        <source>Shift from here on…</source>
        <translation>Dời từ đây trở đi…</translation>
    </message>
    <message>
        <source>Stretch to another version…</source>
        <translation>Co giãn theo bản khác…</translation>
    </message>
    <message>
        <source>Go to a time…</source>
        <translation>Đi tới thời điểm…</translation>
    </message>
    <message>
        <source>Marker at the playhead…</source>
        <translation>Đặt dấu mốc ở con trỏ phát…</translation>
    </message>
    <message>
        <source>Next marker</source>
        <translation>Dấu mốc sau</translation>
    </message>
    <message>
        <source>Previous marker</source>
        <translation>Dấu mốc trước</translation>
    </message>
    <message>
        <source>Stems</source>
        <translation>Tách tiếng</translation>
    </message>
    <message>
        <source>Song or instrumental</source>
        <translation>Bài hát hoặc nhạc nền</translation>
    </message>
    <message>
        <source>Hear the song</source>
        <translation>Nghe bài hát</translation>
    </message>
    <message>
        <source>Hear the instrumental</source>
        <translation>Nghe nhạc nền</translation>
    </message>
    <message>
        <source>Hear the vocals</source>
        <translation>Nghe giọng hát</translation>
    </message>
    <message>
        <source>Hear a mix of both</source>
        <translation>Nghe cả hai trộn lại</translation>
    </message>
    <message>
        <source>Separate the voice now</source>
        <translation>Tách giọng ngay</translation>
    </message>
    <message>
        <source>Separate each song when it is opened</source>
        <translation>Tách giọng mỗi bài khi mở</translation>
    </message>
    <message>
        <source>Use an instrumental of your own…</source>
        <translation>Dùng nhạc nền của bạn…</translation>
    </message>
    <message>
        <source>No word has a time yet: align the song first.</source>
        <translation>Chưa từ nào có thời gian: hãy căn chỉnh bài hát trước.</translation>
    </message>
    <message>
        <source>The selected words have no notes: find them first.</source>
        <translation>Các từ đã chọn chưa có nốt: hãy tìm nốt trước.</translation>
    </message>
    <message>
        <source>Mark notes</source>
        <translation>Đánh dấu nốt</translation>
    </message>
    <message>
        <source>Remove all notes</source>
        <translation>Xóa mọi nốt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Nốt nhạc</translation>
    </message>
    <message>
        <source>Notes higher</source>
        <translation>Nâng nốt lên</translation>
    </message>
    <message>
        <source>Notes lower</source>
        <translation>Hạ nốt xuống</translation>
    </message>
    <message>
        <source>Hear the notes</source>
        <translation>Nghe ra nốt</translation>
    </message>
    <message>
        <source>A semitone higher</source>
        <translation>Cao hơn nửa cung</translation>
    </message>
    <message>
        <source>A semitone lower</source>
        <translation>Thấp hơn nửa cung</translation>
    </message>
    <message>
        <source>Plain notes</source>
        <translation>Nốt thường</translation>
    </message>
    <message>
        <source>Golden notes</source>
        <translation>Nốt vàng</translation>
    </message>
    <message>
        <source>Rap</source>
        <translation>Đọc rap</translation>
    </message>
    <message>
        <source>Golden rap</source>
        <translation>Đọc rap vàng</translation>
    </message>
    <message>
        <source>Freestyle</source>
        <translation>Hát tự do</translation>
    </message>
    <message>
        <source>UltraStar folder…</source>
        <translation>Thư mục UltraStar…</translation>
    </message>
    <message>
        <source>Note lane</source>
        <translation>Làn nốt nhạc</translation>
    </message>
</context>
<context>
    <name>ContextMenus</name>
    <message>
        <source>Insert a word here…</source>
        <translation>Chèn một từ ở đây…</translation>
    </message>
    <message>
        <source>Delete the marker “{}”</source>
        <translation>Xoá dấu mốc “{}”</translation>
    </message>
    <message>
        <source>Singer</source>
        <translation>Người hát</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>Không riêng ai</translation>
    </message>
    <message>
        <source>Singer “{}”</source>
        <translation>Người hát “{}”</translation>
    </message>
    <message>
        <source>No singer</source>
        <translation>Không ghi người hát</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>A fault</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Something went wrong in the program ({}). Your song is still here; the log has the details.</source>
        <translation>Chương trình gặp lỗi ({}). Bài hát của bạn vẫn còn đây; nhật ký có chi tiết.</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Song details</source>
        <translation>Thông tin bài hát</translation>
    </message>
    <message>
        <source>Who made the lyrics file, not who wrote the song</source>
        <translation>Người làm tệp lời, không phải người viết bài hát</translation>
    </message>
    <message>
        <source>Detect from the lyrics</source>
        <translation>Nhận ra từ lời</translation>
    </message>
    <message>
        <source>Align the words again in this language; locked words stay</source>
        <translation>Canh lại các từ theo ngôn ngữ này; từ đã khoá giữ nguyên</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tên bài</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Nghệ sĩ</translation>
    </message>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Creator</source>
        <translation>Người làm lời</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Float or dock this panel</source>
        <translation>Tách hoặc gắn bảng này</translation>
    </message>
    <message>
        <source>Close this panel (View &gt; Panels brings it back)</source>
        <translation>Đóng bảng này (mở lại trong Hiển thị &gt; Các bảng)</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Lyrics</source>
        <translation>Lời</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Kiểu chữ</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Problems ({})</source>
        <translation>Vấn đề ({})</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>A time for each word (enhanced LRC)</source>
        <translation>Thời gian cho từng từ (LRC nâng cao)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>As the video draws it, with title card and countdown</source>
        <translation>Như video vẽ, có bìa tựa và đếm ngược</translation>
    </message>
    <message>
        <source>Save as a preset…</source>
        <translation>Lưu thành bộ chọn…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>Play it</source>
        <translation>Phát</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Bộ chọn sẵn</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Định dạng</translation>
    </message>
    <message>
        <source>Also write</source>
        <translation>Ghi thêm</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Tuỳ chọn</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Kiểu chữ</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>Lưu vào</translation>
    </message>
    <message>
        <source>Times in the file</source>
        <translation>Thời gian trong tệp</translation>
    </message>
    <message>
        <source>Size of the picture</source>
        <translation>Kích thước hình</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Số khung hình mỗi giây</translation>
    </message>
    <message>
        <source>Style of the words</source>
        <translation>Kiểu chữ của lời</translation>
    </message>
    <message>
        <source>{} are ready.</source>
        <translation>{} đã xong.</translation>
    </message>
    <message>
        <source>{} frames a second</source>
        <translation>{} khung hình/giây</translation>
    </message>
    <message>
        <source>The song&apos;s own: {}</source>
        <translation>Kiểu của bài: {}</translation>
    </message>
    <message>
        <source>Lines for every player, words beside them</source>
        <translation>Dòng cho mọi trình phát, kèm thời gian từng từ</translation>
    </message>
    <message>
        <source>A time for each line</source>
        <translation>Thời gian cho từng dòng</translation>
    </message>
    <message>
        <source>As chosen below</source>
        <translation>Như chọn bên dưới</translation>
    </message>
    <message>
        <source>Save as a preset</source>
        <translation>Lưu thành bộ chọn</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>không gì thêm</translation>
    </message>
    <message>
        <source>Exporting {}…</source>
        <translation>Đang xuất {}…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Ghi đè</translation>
    </message>
    <message>
        <source>{} is there already.</source>
        <translation>{} đã có sẵn.</translation>
    </message>
    <message>
        <source>Overwriting it cannot be undone.</source>
        <translation>Ghi đè thì không thể hoàn tác.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>{} is ready.</source>
        <translation>{} đã sẵn sàng.</translation>
    </message>
</context>
<context>
    <name>ExportPresets</name>
    <message>
        <source>YouTube 1080p + LRC + ASS</source>
        <translation>YouTube 1080p cùng LRC và ASS</translation>
    </message>
    <message>
        <source>Karaoke 1080p: instrumental with a guide voice</source>
        <translation>Karaoke 1080p: nhạc nền và giọng dẫn</translation>
    </message>
    <message>
        <source>Instrumental: WAV + MP3 + LRC</source>
        <translation>Nhạc nền: WAV + MP3 + LRC</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Progress of the export</source>
        <translation>Tiến độ xuất</translation>
    </message>
    <message>
        <source>You may close this window: the export goes on, the status bar shows how far it is.</source>
        <translation>Bạn có thể đóng cửa sổ này: việc xuất vẫn tiếp tục, thanh trạng thái cho biết tiến độ.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Songs, lyrics and projects</source>
        <translation>Bài hát, lời và dự án</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Lưu dự án</translation>
    </message>
    <message>
        <source>KMaker project</source>
        <translation>Dự án KMaker</translation>
    </message>
    <message>
        <source>Load a style</source>
        <translation>Nạp kiểu chữ</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Kiểu chữ</translation>
    </message>
    <message>
        <source>Choose the aligner&apos;s checkpoint</source>
        <translation>Chọn mô hình của bộ canh lời</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Mô hình</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Chọn thư mục</translation>
    </message>
    <message>
        <source>Save the style</source>
        <translation>Lưu kiểu chữ</translation>
    </message>
    <message>
        <source>Where is {}?</source>
        <translation>{} ở đâu?</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Bài hát</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>Find and replace</source>
        <translation>Tìm và thay thế</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Chỉ nguyên từ</translation>
    </message>
    <message>
        <source>Upper and lower case</source>
        <translation>Phân biệt chữ hoa, chữ thường</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Biểu thức chính quy</translation>
    </message>
    <message>
        <source>Change repeated stanzas too</source>
        <translation>Sửa cả các đoạn lặp lại</translation>
    </message>
    <message>
        <source>What is replaced at one place is replaced in the stanzas that repeat it</source>
        <translation>Chỗ nào được thay thì các đoạn lặp lại nó cũng được thay</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Tìm tiếp</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Thay tất cả</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Thay bằng</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1 chỗ</translation>
    </message>
    <message>
        <source>{} places</source>
        <translation>{} chỗ</translation>
    </message>
    <message>
        <source>Words that stay keep their times.</source>
        <translation>Từ nào còn nguyên thì giữ thời điểm.</translation>
    </message>
    <message>
        <source>Replace “{}”</source>
        <translation>Thay “{}”</translation>
    </message>
    <message>
        <source>Replace “{}” at {} places</source>
        <translation>Thay “{}” ở {} chỗ</translation>
    </message>
    <message>
        <source>{} places were replaced. Undo takes it back.</source>
        <translation>Đã thay {} chỗ. Hoàn tác sẽ lấy lại như cũ.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Sound, WAV</source>
        <translation>Âm thanh, WAV</translation>
    </message>
    <message>
        <source>Sound, FLAC</source>
        <translation>Âm thanh, FLAC</translation>
    </message>
    <message>
        <source>Sound, MP3</source>
        <translation>Âm thanh, MP3</translation>
    </message>
    <message>
        <source>MP4 video</source>
        <translation>Video MP4</translation>
    </message>
</context>
<context>
    <name>GuessBar</name>
    <message>
        <source>Realign them</source>
        <translation>Canh lại</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Luôn luôn</translation>
    </message>
    <message>
        <source>Realign words with guessed times by themselves, after each edit</source>
        <translation>Sau mỗi lần sửa, tự canh lại các từ có thời điểm ước đoán</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Time only these words by the sound; all others stay</source>
        <translation>Chỉ canh các từ này theo âm thanh; mọi từ khác giữ nguyên</translation>
    </message>
    <message>
        <source>1 word has a guessed time, which nobody measured.</source>
        <translation>1 từ có thời điểm ước đoán, chưa ai đo.</translation>
    </message>
    <message>
        <source>{} words have guessed times, which nobody measured.</source>
        <translation>{} từ có thời điểm ước đoán, chưa ai đo.</translation>
    </message>
</context>
<context>
    <name>HeardSound</name>
    <message>
        <source>Reading the sound</source>
        <translation>Đang đọc âm thanh</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>Got it</source>
        <translation>Đã hiểu</translation>
    </message>
    <message>
        <source>Hide this line; Help &gt; First steps says more</source>
        <translation>Ẩn dòng này; xem thêm ở Trợ giúp &gt; Những bước đầu tiên</translation>
    </message>
    <message>
        <source>Show me round</source>
        <translation>Dẫn tôi đi xem</translation>
    </message>
    <message>
        <source>{play} plays. {next} goes to the next doubtful word. Drag a word or its edge. {all} finds every command.</source>
        <translation>{play} để phát. {next} đến từ đáng ngờ tiếp theo. Kéo một từ hoặc mép của nó. {all} tìm mọi lệnh.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>As it was opened</source>
        <translation>Như khi mở</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Text of the word</source>
        <translation>Chữ của từ</translation>
    </message>
    <message>
        <source>Type | between two syllables</source>
        <translation>Gõ | giữa hai âm tiết</translation>
    </message>
    <message>
        <source>Start of the word</source>
        <translation>Đầu của từ</translation>
    </message>
    <message>
        <source>End of the word</source>
        <translation>Cuối của từ</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Tách</translation>
    </message>
    <message>
        <source>Split the word into syllables</source>
        <translation>Tách từ thành âm tiết</translation>
    </message>
    <message>
        <source>Singer of the line</source>
        <translation>Người hát của dòng</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Đã khoá</translation>
    </message>
    <message>
        <source>Click a word on the timeline
or in the lyrics to edit it here.</source>
        <translation>Nhấp một từ trên dòng thời gian
hoặc trong lời để sửa tại đây.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Đầu</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Cuối</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Độ dài</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Độ tin cậy</translation>
    </message>
    <message>
        <source>Syllables</source>
        <translation>Âm tiết</translation>
    </message>
    <message>
        <source>Singer</source>
        <translation>Người hát</translation>
    </message>
    <message>
        <source>start / end at the playhead</source>
        <translation>đầu / cuối tại vạch phát</translation>
    </message>
    <message>
        <source>10 ms earlier / later</source>
        <translation>sớm / muộn hơn 10 ms</translation>
    </message>
    <message>
        <source>next doubtful word</source>
        <translation>từ đáng ngờ tiếp theo</translation>
    </message>
    <message>
        <source>every command</source>
        <translation>mọi lệnh</translation>
    </message>
    <message>
        <source>A locked word keeps its time when the song is aligned again</source>
        <translation>Từ đã khoá giữ nguyên thời gian khi bài hát được canh lại</translation>
    </message>
    <message>
        <source>{} ms</source>
        <translation>{} ms</translation>
    </message>
    <message>
        <source>not timed</source>
        <translation>chưa canh giờ</translation>
    </message>
    <message>
        <source>guessed, not measured</source>
        <translation>ước đoán, chưa đo</translation>
    </message>
    <message>
        <source>Text “{}”</source>
        <translation>Chữ “{}”</translation>
    </message>
    <message>
        <source>Times of “{}”</source>
        <translation>Thời gian của “{}”</translation>
    </message>
    <message>
        <source>Lock “{}”</source>
        <translation>Khoá “{}”</translation>
    </message>
    <message>
        <source>Unlock “{}”</source>
        <translation>Mở khoá “{}”</translation>
    </message>
    <message>
        <source>Singer “{}”</source>
        <translation>Người hát “{}”</translation>
    </message>
    <message>
        <source>No singer</source>
        <translation>Không ghi người hát</translation>
    </message>
</context>
<context>
    <name>KMakerError</name>
    <message>
        <source>The lyrics have no words: give a file with the words that are sung.</source>
        <translation>Lời bài hát không có từ nào: hãy đưa một tệp có lời được hát.</translation>
    </message>
    <message>
        <source>There is no sound from {start:g} s to {end:g} s: the song is {seconds:.1f} s long, choose limits inside it.</source>
        <translation>Không có âm thanh từ {start:g} giây đến {end:g} giây: bài hát dài {seconds:.1f} giây, hãy chọn giới hạn nằm trong đó.</translation>
    </message>
    <message>
        <source>The lyrics have {count} words, more than {seconds:.0f} s of {audio} can hold: check that the lyrics belong to this song.</source>
        <translation>Lời có {count} từ, nhiều hơn mức {seconds:.0f} giây của {audio} chứa được: hãy kiểm tra xem lời có đúng của bài hát này không.</translation>
    </message>
    <message>
        <source>{audio} is silent: choose a recording with singing.</source>
        <translation>{audio} hoàn toàn im lặng: hãy chọn một bản thu có tiếng hát.</translation>
    </message>
    <message>
        <source>{count} of {all} words were not heard where the lyrics say: do these lyrics belong to this song?</source>
        <translation>{count} trên {all} từ không nghe thấy ở chỗ lời ghi: lời này có đúng của bài hát này không?</translation>
    </message>
    <message>
        <source>The line {text} is in brackets and sung: it is timed like the others.</source>
        <translation>Dòng {text} nằm trong ngoặc nhưng có được hát: nó được canh giờ như các dòng khác.</translation>
    </message>
    <message>
        <source>The model {path} is missing: reinstall the program.</source>
        <translation>Thiếu mô hình {path}: hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>There is no checkpoint at {path}: give the path of a .safetensors file.</source>
        <translation>Không có mô hình nào tại {path}: hãy đưa đường dẫn của một tệp .safetensors.</translation>
    </message>
    <message>
        <source>The checkpoint {path} was calibrated for another version: use one made for this program.</source>
        <translation>Mô hình {path} được hiệu chỉnh cho phiên bản khác: hãy dùng mô hình làm cho chương trình này.</translation>
    </message>
    <message>
        <source>The checkpoint {path} is of another version ({found}, not {known}): use one made for this program.</source>
        <translation>Mô hình {path} thuộc phiên bản khác ({found}, không phải {known}): hãy dùng mô hình làm cho chương trình này.</translation>
    </message>
    <message>
        <source>The checkpoint {path} knows other letters than this program: use one made for it.</source>
        <translation>Mô hình {path} dùng bộ chữ cái khác với chương trình này: hãy dùng mô hình làm cho nó.</translation>
    </message>
    <message>
        <source>The model list {path} is missing or damaged: reinstall the program.</source>
        <translation>Danh sách mô hình {path} bị thiếu hoặc hỏng: hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>The model {path} is damaged (its sha256 is not the manifest&apos;s): reinstall the program.</source>
        <translation>Mô hình {path} bị hỏng (mã sha256 không khớp với danh sách): hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>The checkpoint {path} is damaged: fetch it again.</source>
        <translation>Mô hình {path} bị hỏng: hãy tải lại.</translation>
    </message>
    <message>
        <source>There is no device “{wanted}” here: choose auto or one of {known}.</source>
        <translation>Máy này không có thiết bị “{wanted}”: hãy chọn auto hoặc một trong {known}.</translation>
    </message>
    <message>
        <source>The GPU was lost: start the program again, or choose the device cpu.</source>
        <translation>Mất kết nối với GPU: hãy khởi động lại chương trình, hoặc chọn thiết bị cpu.</translation>
    </message>
    <message>
        <source>There is no memory left for 30 s of the song: close other programs.</source>
        <translation>Không còn đủ bộ nhớ cho 30 giây của bài hát: hãy đóng các chương trình khác.</translation>
    </message>
    <message>
        <source>The lyrics have no word that can be sung: give a file with the words that are sung.</source>
        <translation>Lời không có từ nào hát được: hãy đưa một tệp có lời được hát.</translation>
    </message>
    <message>
        <source>There is no word segment head at {path}: train one with heads = [&quot;words&quot;].</source>
        <translation>Không có phần tách từ tại {path}: hãy huấn luyện một phần với heads = [&quot;words&quot;].</translation>
    </message>
    <message>
        <source>The word segment head {path} is damaged: fetch it again.</source>
        <translation>Phần tách từ {path} bị hỏng: hãy tải lại.</translation>
    </message>
    <message>
        <source>{path} is no word segment head of this version: train another or remove it.</source>
        <translation>{path} không phải phần tách từ của phiên bản này: hãy huấn luyện phần khác hoặc bỏ nó đi.</translation>
    </message>
    <message>
        <source>{path} holds no sound, its length is zero: choose another file.</source>
        <translation>{path} không có âm thanh, độ dài bằng không: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>The sound in {path} is damaged or empty: get a whole copy of it.</source>
        <translation>Âm thanh trong {path} bị hỏng hoặc trống: hãy lấy một bản nguyên vẹn.</translation>
    </message>
    <message>
        <source>{path} is damaged or not a sound file: choose another or get a whole copy of it.</source>
        <translation>{path} bị hỏng hoặc không phải tệp âm thanh: hãy chọn tệp khác hoặc lấy một bản nguyên vẹn.</translation>
    </message>
    <message>
        <source>{path} is damaged, it ends after {end:.0f} s of {claimed:.0f} s: get a whole copy of it.</source>
        <translation>{path} bị hỏng, nó dừng ở giây {end:.0f} trên {claimed:.0f} giây: hãy lấy một bản nguyên vẹn.</translation>
    </message>
    <message>
        <source>You have no permission to read {path}: change its permissions or copy it.</source>
        <translation>Bạn không có quyền đọc {path}: hãy đổi quyền của tệp hoặc sao chép nó.</translation>
    </message>
    <message>
        <source>{path} has no sound track: choose a file with sound.</source>
        <translation>{path} không có đường tiếng: hãy chọn một tệp có âm thanh.</translation>
    </message>
    <message>
        <source>{path} is not a sound or video file: choose another.</source>
        <translation>{path} không phải tệp âm thanh hay video: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>{path} is a folder: choose a sound file.</source>
        <translation>{path} là một thư mục: hãy chọn một tệp âm thanh.</translation>
    </message>
    <message>
        <source>The sound file {path} does not exist: check the name.</source>
        <translation>Tệp âm thanh {path} không tồn tại: hãy kiểm tra tên.</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file: choose a sound file.</source>
        <translation>{path} không phải tệp thông thường: hãy chọn một tệp âm thanh.</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes): choose another file.</source>
        <translation>{path} trống (0 byte): hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>{path} cannot be opened ({reason}): check the name.</source>
        <translation>Không mở được {path} ({reason}): hãy kiểm tra tên.</translation>
    </message>
    <message>
        <source>{path} is damaged ({reason}): get a whole copy of it.</source>
        <translation>{path} bị hỏng ({reason}): hãy lấy một bản nguyên vẹn.</translation>
    </message>
    <message>
        <source>{name} has an extension that is no sound format: use .flac, .wav or .ogg.</source>
        <translation>Đuôi của {name} không phải định dạng âm thanh: hãy dùng .flac, .wav hoặc .ogg.</translation>
    </message>
    <message>
        <source>ffmpeg gave nothing for {seconds:.0f} s and was stopped: is the disk reachable?</source>
        <translation>ffmpeg không trả về gì trong {seconds:.0f} giây nên đã bị dừng: có truy cập được ổ đĩa không?</translation>
    </message>
    <message>
        <source>No ffmpeg was found: install ffmpeg, or set IMAGEIO_FFMPEG_EXE to its path.</source>
        <translation>Không tìm thấy ffmpeg: hãy cài ffmpeg, hoặc đặt IMAGEIO_FFMPEG_EXE thành đường dẫn của nó.</translation>
    </message>
    <message>
        <source>ffmpeg could not be started ({reason}): reinstall imageio-ffmpeg.</source>
        <translation>Không khởi động được ffmpeg ({reason}): hãy cài lại imageio-ffmpeg.</translation>
    </message>
    <message>
        <source>{instrumental} does not seem to belong to {song}: choose its own instrumental, or set the offset by hand.</source>
        <translation>{instrumental} có vẻ không phải nhạc nền của {song}: hãy chọn đúng nhạc nền của bài, hoặc tự đặt độ lệch.</translation>
    </message>
    <message>
        <source>{path} lasts only {seconds:.1f} s, too short to compare: give one of 5 s or more.</source>
        <translation>{path} chỉ dài {seconds:.1f} giây, quá ngắn để so sánh: hãy đưa tệp dài từ 5 giây trở lên.</translation>
    </message>
    <message>
        <source>ffmpeg stopped while it rendered the song: it plays as it is now.</source>
        <translation>ffmpeg dừng giữa chừng khi xử lý bài hát: bài hát được phát như nguyên bản.</translation>
    </message>
    <message>
        <source>{path} could not be written ({reason}): free some space or choose another place.</source>
        <translation>Không ghi được {path} ({reason}): hãy giải phóng dung lượng hoặc chọn nơi khác.</translation>
    </message>
    <message>
        <source>The output folder {folder} does not exist: create it or choose another.</source>
        <translation>Thư mục đích {folder} không tồn tại: hãy tạo nó hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The output folder {folder} cannot be written: choose another or change its permissions.</source>
        <translation>Không ghi được vào thư mục đích {folder}: hãy chọn thư mục khác hoặc đổi quyền của nó.</translation>
    </message>
    <message>
        <source>The output {path} is a folder: give the name of a file.</source>
        <translation>Đích {path} là một thư mục: hãy đưa tên của một tệp.</translation>
    </message>
    <message>
        <source>{where} has no text of one line.</source>
        <translation>{where} không có chữ nằm gọn trên một dòng.</translation>
    </message>
    <message>
        <source>{where} has syllables that do not make up its text.</source>
        <translation>{where} có các âm tiết không ghép lại thành chữ của nó.</translation>
    </message>
    <message>
        <source>Line {number} has the id {id!r}, which another line has.</source>
        <translation>Dòng {number} có mã {id!r} trùng với một dòng khác.</translation>
    </message>
    <message>
        <source>Line {number} has no words.</source>
        <translation>Dòng {number} không có từ nào.</translation>
    </message>
    <message>
        <source>{word!r} in line {number}</source>
        <translation>“{word}” ở dòng {number}</translation>
    </message>
    <message>
        <source>{where} has the id {id!r}, which another word has.</source>
        <translation>{where} có mã {id!r} trùng với một từ khác.</translation>
    </message>
    <message>
        <source>{where} has a start or an end but not both.</source>
        <translation>{where} chỉ có lúc bắt đầu hoặc lúc kết thúc mà không có cả hai.</translation>
    </message>
    <message>
        <source>{where} is sung from {start} to {end} ms, which cannot be.</source>
        <translation>{where} được hát từ {start} đến {end} ms, điều này không thể có.</translation>
    </message>
    <message>
        <source>{where} starts at {start} ms, before the word to its left ends ({now} ms).</source>
        <translation>{where} bắt đầu lúc {start} ms, trước khi từ bên trái kết thúc ({now} ms).</translation>
    </message>
    <message>
        <source>{where} ends at {now} ms, after the song does ({duration} ms).</source>
        <translation>{where} kết thúc lúc {now} ms, sau khi bài hát hết ({duration} ms).</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}): check that it is there and readable.</source>
        <translation>Không đọc được {path} ({reason}): hãy kiểm tra xem tệp có ở đó và đọc được không.</translation>
    </message>
    <message>
        <source>There are no ends “{name}”: choose rest, touch or voice.</source>
        <translation>Không có kiểu kết thúc từ “{name}”: hãy chọn rest, touch hoặc voice.</translation>
    </message>
    <message>
        <source>There is no room to mend this: move the words around it first.</source>
        <translation>Không có chỗ để sửa lỗi này: trước hết hãy dời các từ xung quanh.</translation>
    </message>
    <message>
        <source>{word!r} begins no earlier than {following!r}: move one of them first.</source>
        <translation>“{word}” không bắt đầu sớm hơn “{following}”: trước hết hãy dời một trong hai từ.</translation>
    </message>
    <message>
        <source>{word!r} has no silence around it to grow into: move its neighbours first.</source>
        <translation>Quanh “{word}” không có khoảng lặng để kéo dài: trước hết hãy dời các từ bên cạnh.</translation>
    </message>
    <message>
        <source>{word!r} lies outside the song altogether: move it by hand.</source>
        <translation>“{word}” nằm hẳn ngoài bài hát: hãy dời nó bằng tay.</translation>
    </message>
    <message>
        <source>There is no silence for {word!r} to be sung in: move its neighbours first.</source>
        <translation>Không có khoảng lặng nào để hát “{word}”: trước hết hãy dời các từ bên cạnh.</translation>
    </message>
    <message>
        <source>This is the last line: split the line instead.</source>
        <translation>Đây là dòng cuối: thay vào đó hãy tách dòng.</translation>
    </message>
    <message>
        <source>This is the first line: split the line instead.</source>
        <translation>Đây là dòng đầu: thay vào đó hãy tách dòng.</translation>
    </message>
    <message>
        <source>{word!r} begins its line already: choose a later word.</source>
        <translation>“{word}” đã đứng đầu dòng: hãy chọn một từ phía sau.</translation>
    </message>
    <message>
        <source>This is the last line: there is none to join it with.</source>
        <translation>Đây là dòng cuối: không còn dòng nào để nối.</translation>
    </message>
    <message>
        <source>A new line needs at least one word and a place between the lines of the song.</source>
        <translation>Dòng mới cần ít nhất một từ và một chỗ giữa các dòng của bài hát.</translation>
    </message>
    <message>
        <source>There is no word {id!r} in the song any more: choose another.</source>
        <translation>Trong bài hát không còn từ {id!r}: hãy chọn từ khác.</translation>
    </message>
    <message>
        <source>There is no line {id!r} in the song any more: choose another.</source>
        <translation>Trong bài hát không còn dòng {id!r}: hãy chọn dòng khác.</translation>
    </message>
    <message>
        <source>{word!r} needs both a start and an end, or neither.</source>
        <translation>“{word}” cần có cả lúc bắt đầu và lúc kết thúc, hoặc không có cả hai.</translation>
    </message>
    <message>
        <source>{word!r} cannot start before the song does ({start} ms).</source>
        <translation>“{word}” không thể bắt đầu trước bài hát ({start} ms).</translation>
    </message>
    <message>
        <source>{word!r} cannot end at {end} ms, as it starts at {start} ms.</source>
        <translation>“{word}” không thể kết thúc lúc {end} ms, vì nó bắt đầu lúc {start} ms.</translation>
    </message>
    <message>
        <source>{word!r} cannot end at {end} ms, after the song does ({duration} ms).</source>
        <translation>“{word}” không thể kết thúc lúc {end} ms, sau khi bài hát hết ({duration} ms).</translation>
    </message>
    <message>
        <source>{left!r} (until {end} ms) would run into {word!r} (from {start} ms): move the other word first.</source>
        <translation>“{left}” (đến {end} ms) sẽ chồng lên “{word}” (từ {start} ms): trước hết hãy dời từ kia.</translation>
    </message>
    <message>
        <source>This stanza is not repeated in the song: choose a word of one that is.</source>
        <translation>Khổ này không lặp lại trong bài hát: hãy chọn một từ của khổ có lặp.</translation>
    </message>
    <message>
        <source>Some words of this stanza have no timing yet: time them before it is laid over its repeats.</source>
        <translation>Một số từ của khổ này chưa có thời gian: hãy canh chúng trước khi áp khổ này lên các đoạn lặp.</translation>
    </message>
    <message>
        <source>A repeat of this stanza has no timing at all: align the song first.</source>
        <translation>Một đoạn lặp của khổ này chưa có thời gian nào: trước hết hãy canh lời cho bài hát.</translation>
    </message>
    <message>
        <source>Select two or more words of a line to merge them.</source>
        <translation>Hãy chọn từ hai từ trở lên của một dòng để gộp chúng.</translation>
    </message>
    <message>
        <source>Only words that stand side by side in one line can be merged: select such ones.</source>
        <translation>Chỉ gộp được các từ đứng cạnh nhau trên một dòng: hãy chọn những từ như vậy.</translation>
    </message>
    <message>
        <source>A word needs at least one letter: take the extra space or | away.</source>
        <translation>Một từ cần ít nhất một chữ cái: hãy bỏ dấu cách hoặc dấu | thừa.</translation>
    </message>
    <message>
        <source>{word!r} is not sung at that time: put the playhead inside the word.</source>
        <translation>Lúc đó “{word}” không được hát: hãy đặt vạch phát vào trong từ.</translation>
    </message>
    <message>
        <source>{word!r} has a single letter, it cannot be cut in two.</source>
        <translation>“{word}” chỉ có một chữ cái, không thể cắt đôi.</translation>
    </message>
    <message>
        <source>{parts} does not make up {word!r}: part it between its own letters.</source>
        <translation>{parts} không ghép lại thành “{word}”: hãy tách giữa các chữ cái của chính nó.</translation>
    </message>
    <message>
        <source>A word needs at least one letter: delete the word if it is not sung.</source>
        <translation>Một từ cần ít nhất một chữ cái: hãy xoá từ nếu nó không được hát.</translation>
    </message>
    <message>
        <source>{text!r} has a space inside: split it into words, or use a no-break space.</source>
        <translation>“{text}” có dấu cách bên trong: hãy tách thành các từ, hoặc dùng dấu cách không ngắt.</translation>
    </message>
    <message>
        <source>{word!r} has no timing that could be moved: time it first.</source>
        <translation>“{word}” chưa có thời gian để dời: trước hết hãy canh giờ cho nó.</translation>
    </message>
    <message>
        <source>{left!r} does not touch a next word in its line: there is no edge to roll.</source>
        <translation>“{left}” không chạm từ kế nào trên dòng: không có mép chung để kéo.</translation>
    </message>
    <message>
        <source>The edge of {left!r} and {right!r} must stay between {start} and {last} ms.</source>
        <translation>Mép chung của “{left}” và “{right}” phải nằm giữa {start} và {last} ms.</translation>
    </message>
    <message>
        <source>{word!r} has no edge before its syllable {number} that could be moved.</source>
        <translation>“{word}” không có mép nào trước âm tiết {number} để dời.</translation>
    </message>
    <message>
        <source>Syllable {number} of {word!r} must start between {earlier} and {later} ms.</source>
        <translation>Âm tiết {number} của “{word}” phải bắt đầu giữa {earlier} và {later} ms.</translation>
    </message>
    <message>
        <source>{word!r} has no timing to lock: time it first.</source>
        <translation>“{word}” chưa có thời gian để khoá: trước hết hãy canh giờ cho nó.</translation>
    </message>
    <message>
        <source>{word!r} cannot be cut there: put the caret between two of its letters.</source>
        <translation>Không cắt “{word}” ở đó được: hãy đặt con trỏ giữa hai chữ cái của nó.</translation>
    </message>
    <message>
        <source>{word!r} is the last word of its line: join the lines first.</source>
        <translation>“{word}” là từ cuối của dòng: trước hết hãy nối các dòng.</translation>
    </message>
    <message>
        <source>Line {number} has {count} words: there is no place {index} in it.</source>
        <translation>Dòng {number} có {count} từ: không có vị trí {index} trong đó.</translation>
    </message>
    <message>
        <source>{word!r} has no timing, so it cannot be cut at a time: cut its text only.</source>
        <translation>“{word}” chưa có thời gian nên không thể cắt theo thời điểm: hãy chỉ cắt phần chữ.</translation>
    </message>
    <message>
        <source>{word!r} can only be cut between {start} and {end} ms.</source>
        <translation>Chỉ cắt được “{word}” trong khoảng từ {start} đến {end} ms.</translation>
    </message>
    <message>
        <source>process {number} on {computer}</source>
        <translation>tiến trình {number} trên máy {computer}</translation>
    </message>
    <message>
        <source>which did not say its name</source>
        <translation>không rõ của ai</translation>
    </message>
    <message>
        <source>It is open in another window ({holder}): close that one first.</source>
        <translation>Nó đang mở ở một cửa sổ khác ({holder}): trước hết hãy đóng cửa sổ đó.</translation>
    </message>
    <message>
        <source>A broken character after {broken!r} cannot be written: type that text again.</source>
        <translation>Có một ký tự hỏng sau “{broken}” không ghi được: hãy gõ lại đoạn đó.</translation>
    </message>
    <message>
        <source>{path} is not a project of KMaker Studio: choose a {suffix} file.</source>
        <translation>{path} không phải dự án của KMaker Studio: hãy chọn một tệp {suffix}.</translation>
    </message>
    <message>
        <source>{path} was saved by a newer version of KMaker Studio (its format is {version}, this program knows {known}): update the program to open it.</source>
        <translation>{path} được lưu bằng phiên bản KMaker Studio mới hơn (định dạng {version}, chương trình này biết đến {known}): hãy cập nhật chương trình để mở.</translation>
    </message>
    <message>
        <source>{path} is damaged ({reason}): open its backup.</source>
        <translation>{path} bị hỏng ({reason}): hãy mở bản sao lưu của nó.</translation>
    </message>
    <message>
        <source>The project {path} does not exist: choose a {suffix} file.</source>
        <translation>Dự án {path} không tồn tại: hãy chọn một tệp {suffix}.</translation>
    </message>
    <message>
        <source>{path} is too large for a project: choose a {suffix} file.</source>
        <translation>{path} quá lớn để là một dự án: hãy chọn một tệp {suffix}.</translation>
    </message>
    <message>
        <source>The project {path} cannot be read ({reason}): check its permissions.</source>
        <translation>Không đọc được dự án {path} ({reason}): hãy kiểm tra quyền của tệp.</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>dòng</translation>
    </message>
    <message>
        <source>words</source>
        <translation>từ</translation>
    </message>
    <message>
        <source>{path} is damaged (two {what} have the id {id!r}): open its backup.</source>
        <translation>{path} bị hỏng (có hai {what} cùng mã {id!r}): hãy mở bản sao lưu của nó.</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>tệp trống</translation>
    </message>
    <message>
        <source>The project {path} is a folder: choose a {suffix} file.</source>
        <translation>Dự án {path} là một thư mục: hãy chọn một tệp {suffix}.</translation>
    </message>
    <message>
        <source>{path} is write-protected: save under another name or change its permissions.</source>
        <translation>{path} được bảo vệ chống ghi: hãy lưu với tên khác hoặc đổi quyền của tệp.</translation>
    </message>
    <message>
        <source>{path} was changed by another program since it was opened here: save under another name, or decide which of the two to keep.</source>
        <translation>{path} đã bị chương trình khác thay đổi từ khi mở ở đây: hãy lưu với tên khác, hoặc quyết định giữ bản nào.</translation>
    </message>
    <message>
        <source>{name} has {what}, which is not one that can be written: use one of {extensions}.</source>
        <translation>{name} có {what}, không ghi được loại này: hãy dùng một trong {extensions}.</translation>
    </message>
    <message>
        <source>ASS karaoke</source>
        <translation>ASS karaoke</translation>
    </message>
    <message>
        <source>ZAC2022 JSON</source>
        <translation>ZAC2022 JSON</translation>
    </message>
    <message>
        <source>LRC</source>
        <translation>LRC</translation>
    </message>
    <message>
        <source>Plain lyrics</source>
        <translation>Lời thuần</translation>
    </message>
    <message>
        <source>SRT subtitles</source>
        <translation>Phụ đề SRT</translation>
    </message>
    <message>
        <source>WebVTT</source>
        <translation>WebVTT</translation>
    </message>
    <message>
        <source>TTML</source>
        <translation>TTML</translation>
    </message>
    <message>
        <source>Whisper JSON</source>
        <translation>JSON của Whisper</translation>
    </message>
    <message>
        <source>Praat TextGrid</source>
        <translation>TextGrid của Praat</translation>
    </message>
    <message>
        <source>Audacity labels</source>
        <translation>Nhãn Audacity</translation>
    </message>
    <message>
        <source>Lyricsfile</source>
        <translation>Lyricsfile</translation>
    </message>
    <message>
        <source>UltraStar</source>
        <translation>UltraStar</translation>
    </message>
    <message>
        <source>KMaker project</source>
        <translation>Dự án KMaker</translation>
    </message>
    <message>
        <source>{path} holds no lyrics: choose a file with words to sing.</source>
        <translation>{path} không có lời: hãy chọn một tệp có lời để hát.</translation>
    </message>
    <message>
        <source>The lines of {title} have no styles to choose from.</source>
        <translation>Các dòng của {title} không có kiểu nào để chọn.</translation>
    </message>
    <message>
        <source>The pasted text holds no lyrics: copy the words of the song and paste them again.</source>
        <translation>Đoạn chữ vừa dán không có lời: hãy sao chép lời bài hát rồi dán lại.</translation>
    </message>
    <message>
        <source>There is no ASS that is {name!r}: choose one of plain, drawn.</source>
        <translation>Không có loại ASS “{name}”: hãy chọn plain hoặc drawn.</translation>
    </message>
    <message>
        <source>The lyrics {path} cannot be read, as it does not exist: give the name of a lyric file.</source>
        <translation>Không đọc được lời {path} vì tệp không tồn tại: hãy đưa tên của một tệp lời.</translation>
    </message>
    <message>
        <source>the extension {suffix!r}</source>
        <translation>đuôi “{suffix}”</translation>
    </message>
    <message>
        <source>no extension</source>
        <translation>tên không có đuôi</translation>
    </message>
    <message>
        <source>{name} has {what}, which is not one that can be read: use one of {extensions}.</source>
        <translation>{name} có {what}, không đọc được loại này: hãy dùng một trong {extensions}.</translation>
    </message>
    <message>
        <source>The pasted text: {reason}</source>
        <translation>Đoạn chữ vừa dán: {reason}</translation>
    </message>
    <message>
        <source>The lyrics {path} cannot be read, as it is a folder: give the name of a lyric file.</source>
        <translation>Không đọc được lời {path} vì đó là một thư mục: hãy đưa tên của một tệp lời.</translation>
    </message>
    <message>
        <source>{path} is too large for lyrics ({size} MB): choose a lyric file.</source>
        <translation>{path} quá lớn để là lời bài hát ({size} MB): hãy chọn một tệp lời.</translation>
    </message>
    <message>
        <source>The lyrics {path} cannot be read ({reason}): check its permissions.</source>
        <translation>Không đọc được lời {path} ({reason}): hãy kiểm tra quyền của tệp.</translation>
    </message>
    <message>
        <source>{name} holds {title} and was read as that.</source>
        <translation>{name} chứa {title} nên được đọc theo định dạng đó.</translation>
    </message>
    <message>
        <source>1 comment was skipped.</source>
        <translation>Đã bỏ qua 1 chú thích.</translation>
    </message>
    <message>
        <source>{count} comments were skipped.</source>
        <translation>Đã bỏ qua {count} chú thích.</translation>
    </message>
    <message>
        <source>1 event that is not marked as karaoke was skipped.</source>
        <translation>Đã bỏ qua 1 sự kiện không được đánh dấu karaoke.</translation>
    </message>
    <message>
        <source>{count} events that are not marked as karaoke were skipped.</source>
        <translation>Đã bỏ qua {count} sự kiện không được đánh dấu karaoke.</translation>
    </message>
    <message>
        <source>1 event without lyrics was skipped.</source>
        <translation>Đã bỏ qua 1 sự kiện không có lời.</translation>
    </message>
    <message>
        <source>{count} events without lyrics were skipped.</source>
        <translation>Đã bỏ qua {count} sự kiện không có lời.</translation>
    </message>
    <message>
        <source>{title} does not keep {listed}.</source>
        <translation>{title} không giữ lại {listed}.</translation>
    </message>
    <message>
        <source>{few} no timing of {count} in the song (the first is {word!r} in line {number}): align the song or time them by hand before this export.</source>
        <translation>{few} chưa có thời gian trên {count} từ của bài hát (từ đầu tiên là “{word}” ở dòng {number}): hãy canh lời cho bài hát hoặc canh giờ bằng tay trước khi xuất.</translation>
    </message>
    <message>
        <source>The song has no lyrics to export: add some first.</source>
        <translation>Bài hát không có lời để xuất: trước hết hãy thêm lời.</translation>
    </message>
    <message>
        <source>the title and artist</source>
        <translation>tên bài và nghệ sĩ</translation>
    </message>
    <message>
        <source>the tags ({names})</source>
        <translation>các thẻ ({names})</translation>
    </message>
    <message>
        <source>the language</source>
        <translation>ngôn ngữ</translation>
    </message>
    <message>
        <source>the singers</source>
        <translation>người hát</translation>
    </message>
    <message>
        <source>the section marks</source>
        <translation>dấu phân đoạn</translation>
    </message>
    <message>
        <source>the stanzas</source>
        <translation>các khổ</translation>
    </message>
    <message>
        <source>the syllables</source>
        <translation>các âm tiết</translation>
    </message>
    <message>
        <source>the times of syllables</source>
        <translation>thời gian của âm tiết</translation>
    </message>
    <message>
        <source>the aligner&apos;s confidence</source>
        <translation>độ tin cậy của bộ canh lời</translation>
    </message>
    <message>
        <source>the locks</source>
        <translation>các khoá</translation>
    </message>
    <message>
        <source>1 word has</source>
        <translation>1 từ</translation>
    </message>
    <message>
        <source>{count} words have</source>
        <translation>{count} từ</translation>
    </message>
    <message>
        <source>No line has a time such as [00:12.34]: this is no LRC file.</source>
        <translation>Không dòng nào có thời gian dạng [00:12.34]: đây không phải tệp LRC.</translation>
    </message>
    <message>
        <source>Plain LRC keeps the times of lines only.</source>
        <translation>LRC thường chỉ giữ thời gian của dòng.</translation>
    </message>
    <message>
        <source>1 line without a time was skipped (line {first}).</source>
        <translation>Đã bỏ qua 1 dòng không có thời gian (dòng {first}).</translation>
    </message>
    <message>
        <source>{count} lines without a time were skipped (the first is line {first}).</source>
        <translation>Đã bỏ qua {count} dòng không có thời gian (đầu tiên là dòng {first}).</translation>
    </message>
    <message>
        <source>1 line began before the song by its offset and was moved to its start.</source>
        <translation>1 dòng bắt đầu trước bài hát do độ lệch nên được dời về đầu bài.</translation>
    </message>
    <message>
        <source>{count} lines began before the song by the offset and were moved to its start.</source>
        <translation>{count} dòng bắt đầu trước bài hát do độ lệch nên được dời về đầu bài.</translation>
    </message>
    <message>
        <source>1 line does not say when its last word ends: it lasts until the next line, a second at most.</source>
        <translation>1 dòng không ghi lúc từ cuối kết thúc: từ đó kéo dài đến dòng kế, nhiều nhất một giây.</translation>
    </message>
    <message>
        <source>{count} lines do not say when their last word ends: it lasts until the next line, a second at most.</source>
        <translation>{count} dòng không ghi lúc từ cuối kết thúc: từ đó kéo dài đến dòng kế, nhiều nhất một giây.</translation>
    </message>
    <message>
        <source>1 line is written in another place.</source>
        <translation>1 dòng được ghi ở chỗ khác.</translation>
    </message>
    <message>
        <source>{count} lines are written in the order of their times.</source>
        <translation>{count} dòng được ghi theo thứ tự thời gian.</translation>
    </message>
    <message>
        <source>1 word that overlaps the next one is cut where that begins.</source>
        <translation>1 từ chồng lên từ kế được cắt ở chỗ từ kế bắt đầu.</translation>
    </message>
    <message>
        <source>{count} words that overlap the next one are cut where that begins.</source>
        <translation>{count} từ chồng lên từ kế được cắt ở chỗ từ kế bắt đầu.</translation>
    </message>
    <message>
        <source>1 timed piece held several words, which share its time by their length.</source>
        <translation>1 đoạn có thời gian chứa nhiều từ, các từ chia nhau thời gian theo độ dài.</translation>
    </message>
    <message>
        <source>{count} timed pieces held several words, which share their time by their length.</source>
        <translation>{count} đoạn có thời gian chứa nhiều từ, các từ chia nhau thời gian theo độ dài.</translation>
    </message>
    <message>
        <source>1 word without length lasts 1 ms now.</source>
        <translation>1 từ không có độ dài nay kéo dài 1 ms.</translation>
    </message>
    <message>
        <source>{count} words without length last 1 ms now.</source>
        <translation>{count} từ không có độ dài nay kéo dài 1 ms.</translation>
    </message>
    <message>
        <source>1 line has a time but its words have none: only its first word is timed.</source>
        <translation>1 dòng có thời gian nhưng các từ thì không: chỉ từ đầu được canh giờ.</translation>
    </message>
    <message>
        <source>{count} lines have a time but their words have none: only their first words are timed.</source>
        <translation>{count} dòng có thời gian nhưng các từ thì không: chỉ từ đầu mỗi dòng được canh giờ.</translation>
    </message>
    <message>
        <source>1 line will be read back with other words, another singer or another section.</source>
        <translation>1 dòng khi đọc lại sẽ có từ khác, người hát khác hoặc phân đoạn khác.</translation>
    </message>
    <message>
        <source>{count} lines will be read back with other words, another singer or another section.</source>
        <translation>{count} dòng khi đọc lại sẽ có từ khác, người hát khác hoặc phân đoạn khác.</translation>
    </message>
    <message>
        <source>Projects are saved by the window: choose another format here.</source>
        <translation>Dự án được lưu từ cửa sổ: ở đây hãy chọn định dạng khác.</translation>
    </message>
    <message>
        <source>1 row with # but no colon was skipped.</source>
        <translation>Đã bỏ qua 1 hàng có # mà không có dấu hai chấm.</translation>
    </message>
    <message>
        <source>{count} rows with # but no colon were skipped.</source>
        <translation>Đã bỏ qua {count} hàng có # mà không có dấu hai chấm.</translation>
    </message>
    <message>
        <source>1 note began before the song by its #GAP and was moved to its start.</source>
        <translation>1 nốt bắt đầu trước bài hát do #GAP nên được dời về đầu bài.</translation>
    </message>
    <message>
        <source>{count} notes began before the song by its #GAP and were moved to its start.</source>
        <translation>{count} nốt bắt đầu trước bài hát do #GAP nên được dời về đầu bài.</translation>
    </message>
    <message>
        <source>1 note that overlaps the next one was cut where that begins.</source>
        <translation>1 nốt chồng lên nốt kế đã được cắt ở chỗ nốt kế bắt đầu.</translation>
    </message>
    <message>
        <source>{count} notes that overlap the next one were cut where that begins.</source>
        <translation>{count} nốt chồng lên nốt kế đã được cắt ở chỗ nốt kế bắt đầu.</translation>
    </message>
    <message>
        <source>No pitch is known: every note is written at C4.</source>
        <translation>Không biết cao độ: mọi nốt được ghi ở C4.</translation>
    </message>
    <message>
        <source>1 word loses the ~ at its end.</source>
        <translation>1 từ mất dấu ~ ở đầu hoặc cuối.</translation>
    </message>
    <message>
        <source>{count} words lose the ~ at their ends.</source>
        <translation>{count} từ mất dấu ~ ở đầu hoặc cuối.</translation>
    </message>
    <message>
        <source>Karaoke games ask for what is missing here ({names}): add it to the file.</source>
        <translation>Trò chơi karaoke cần những mục còn thiếu ở đây ({names}): hãy thêm vào tệp.</translation>
    </message>
    <message>
        <source>The JSON is damaged in line {line} ({reason}): mend it or export it again.</source>
        <translation>JSON bị hỏng ở dòng {line} ({reason}): hãy sửa lại hoặc xuất lại.</translation>
    </message>
    <message>
        <source>The JSON is damaged at its end, line {line} ({reason}): the file may be cut short.</source>
        <translation>JSON bị hỏng ở cuối, dòng {line} ({reason}): có thể tệp bị cụt.</translation>
    </message>
    <message>
        <source>1 word without text was skipped.</source>
        <translation>Đã bỏ qua 1 từ không có chữ.</translation>
    </message>
    <message>
        <source>{count} words without text were skipped.</source>
        <translation>Đã bỏ qua {count} từ không có chữ.</translation>
    </message>
    <message>
        <source>The separator {name} was not done after {minutes:.0f} minutes and was stopped: choose another.</source>
        <translation>Bộ tách {name} chưa xong sau {minutes:.0f} phút và đã bị dừng: hãy chọn bộ khác.</translation>
    </message>
    <message>
        <source>The separator {name} failed ({last}): try it by hand or choose another.</source>
        <translation>Bộ tách {name} bị lỗi ({last}): hãy thử chạy tay hoặc chọn bộ khác.</translation>
    </message>
    <message>
        <source>The separator {name} wrote no sound named vocals or instrumental: choose another.</source>
        <translation>Bộ tách {name} không ghi tệp âm thanh nào có tên vocals hay instrumental: hãy chọn bộ khác.</translation>
    </message>
    <message>
        <source>The command “{command}” has an open quote: close it.</source>
        <translation>Lệnh “{command}” có dấu nháy chưa đóng: hãy đóng lại.</translation>
    </message>
    <message>
        <source>The command “{command}” does not say {blank}: write PROGRAM ... {{song}} ... {{folder}}.</source>
        <translation>Lệnh “{command}” thiếu {blank}: hãy viết CHƯƠNG_TRÌNH ... {{song}} ... {{folder}}.</translation>
    </message>
    <message>
        <source>The separator {name} could not be started ({reason}): check the command.</source>
        <translation>Không chạy được bộ tách {name} ({reason}): hãy kiểm tra lệnh.</translation>
    </message>
    <message>
        <source>There is no sound “{text}”: give original, instrumental, guide, guide:-12 or the path of a file.</source>
        <translation>Không có âm thanh “{text}”: hãy ghi original, instrumental, guide, guide:-12 hoặc đường dẫn một tệp.</translation>
    </message>
    <message>
        <source>{words} is drawn as it stands and follows no other tempo: give the words as .lrc, .json or a project.</source>
        <translation>{words} được vẽ nguyên trạng và không theo nhịp độ khác được: hãy đưa lời dưới dạng .lrc, .json hoặc dự án.</translation>
    </message>
    <message>
        <source>The loudness of {path} could not be measured: choose another sound.</source>
        <translation>Không đo được độ to của {path}: hãy chọn âm thanh khác.</translation>
    </message>
    <message>
        <source>ffmpeg could not make the sound ({last}): try another sound, or free some space.</source>
        <translation>ffmpeg không tạo được âm thanh ({last}): hãy thử âm thanh khác, hoặc giải phóng dung lượng.</translation>
    </message>
    <message>
        <source>A guide voice of {value:g} dB is out of range: take -40 to 0.</source>
        <translation>Giọng dẫn {value:g} dB nằm ngoài khoảng cho phép: hãy chọn từ -40 đến 0.</translation>
    </message>
    <message>
        <source>A key of {value:+d} semitones is out of range: take -6 to +6.</source>
        <translation>Đổi tông {value:+d} nửa cung nằm ngoài khoảng cho phép: hãy chọn từ -6 đến +6.</translation>
    </message>
    <message>
        <source>A tempo of {value:g} is out of range: take 0.5 to 1.5, 1 is the song&apos;s.</source>
        <translation>Nhịp độ {value:g} nằm ngoài khoảng cho phép: hãy chọn từ 0.5 đến 1.5, 1 là nhịp độ của bài.</translation>
    </message>
    <message>
        <source>A loudness of {value:g} LUFS is out of range: take -36 to -8.</source>
        <translation>Độ to {value:g} LUFS nằm ngoài khoảng cho phép: hãy chọn từ -36 đến -8.</translation>
    </message>
    <message>
        <source>“{text}” names no level: write guide:-12.</source>
        <translation>“{text}” không ghi mức âm lượng: hãy viết guide:-12.</translation>
    </message>
    <message>
        <source>What the separator {name} wrote is not the two stems of this song: try it by hand or choose another.</source>
        <translation>Những gì bộ tách {name} ghi ra không phải hai phần của bài này: hãy thử chạy tay hoặc chọn bộ khác.</translation>
    </message>
    <message>
        <source>There is no separator “{name}” here: choose one of {known}, install {name}, or give a command with {{song}} and {{folder}}.</source>
        <translation>Ở đây không có bộ tách “{name}”: hãy chọn một trong {known}, cài đặt {name}, hoặc đưa một lệnh có {{song}} và {{folder}}.</translation>
    </message>
    <message>
        <source>There is no separator at {path}: give a .safetensors file.</source>
        <translation>Không có bộ tách ở {path}: hãy đưa một tệp .safetensors.</translation>
    </message>
    <message>
        <source>The separator {path} is damaged: reinstall the program.</source>
        <translation>Bộ tách {path} bị hỏng: hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>{path} holds no separator of this version: reinstall the program.</source>
        <translation>{path} không chứa bộ tách của phiên bản này: hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>The aligner failed because of a fault in the program ({reason}); see the log.</source>
        <translation>Bộ canh lời gặp lỗi của chương trình ({reason}); hãy xem nhật ký.</translation>
    </message>
    <message>
        <source>The aligner stopped before it had answered (status {status}), perhaps for want of memory: close other programs and align again; your words are as they were.</source>
        <translation>Bộ canh lời dừng trước khi trả lời (trạng thái {status}), có lẽ do thiếu bộ nhớ: hãy đóng các chương trình khác rồi canh lại; lời của bạn vẫn như cũ.</translation>
    </message>
    <message>
        <source>Select words to realign first.</source>
        <translation>Hãy chọn các từ cần canh lại trước.</translation>
    </message>
    <message>
        <source>Select a word of the line to realign first.</source>
        <translation>Hãy chọn một từ của dòng cần canh lại trước.</translation>
    </message>
    <message>
        <source>There is no word after the playhead.</source>
        <translation>Không có từ nào sau vạch phát.</translation>
    </message>
    <message>
        <source>These words are locked, so they stay: unlock them first.</source>
        <translation>Các từ này đã khoá nên giữ nguyên: hãy mở khoá trước.</translation>
    </message>
    <message>
        <source>“{word}” cannot go further.</source>
        <translation>“{word}” không đi xa hơn được nữa.</translation>
    </message>
    <message>
        <source>This word has no timed syllables: split it first.</source>
        <translation>Từ này chưa có âm tiết được canh giờ: hãy tách nó trước.</translation>
    </message>
    <message>
        <source>{name} is a project and has its own sound and words: drop it without {other}.</source>
        <translation>{name} là một dự án, đã có âm thanh và lời riêng: hãy thả nó mà không kèm {other}.</translation>
    </message>
    <message>
        <source>{missing} does not exist: check its name.</source>
        <translation>{missing} không tồn tại: hãy kiểm tra tên.</translation>
    </message>
    <message>
        <source>{name} is a folder: drop a song and its lyrics.</source>
        <translation>{name} là một thư mục: hãy thả một bài hát và lời của nó.</translation>
    </message>
    <message>
        <source>songs</source>
        <translation>bài hát</translation>
    </message>
    <message>
        <source>files of lyrics</source>
        <translation>tệp lời</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>dự án</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} và {second}</translation>
    </message>
    <message>
        <source>{path} has {rate} samples a second in {channels} channels, as no song has: choose another file.</source>
        <translation>{path} có {rate} mẫu mỗi giây trong {channels} kênh, không bài hát nào như vậy: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>{path} is damaged, its end is missing, as after half a download: get a whole copy of it.</source>
        <translation>{path} bị hỏng, thiếu phần cuối, như khi tải về dở dang: hãy lấy một bản nguyên vẹn.</translation>
    </message>
    <message>
        <source>{path} is longer than {hours:g} hours: cut it, or allow more by setting {name} in the environment.</source>
        <translation>{path} dài hơn {hours:g} giờ: hãy cắt bớt, hoặc cho phép dài hơn bằng cách đặt biến môi trường {name}.</translation>
    </message>
    <message>
        <source>ffmpeg does not work here ({path}): reinstall imageio-ffmpeg, or set IMAGEIO_FFMPEG_EXE to another.</source>
        <translation>ffmpeg ở đây không chạy được ({path}): hãy cài lại imageio-ffmpeg, hoặc đặt IMAGEIO_FFMPEG_EXE thành một bản khác.</translation>
    </message>
    <message>
        <source>ffmpeg made no {name}, though it said so: try again, or reinstall it.</source>
        <translation>ffmpeg không tạo được {name} dù báo là đã xong: hãy thử lại, hoặc cài lại nó.</translation>
    </message>
    <message>
        <source>{year!r} is no year: give four digits such as 1994, or nothing.</source>
        <translation>{year!r} không phải là năm: hãy nhập bốn chữ số như 1994, hoặc để trống.</translation>
    </message>
    <message>
        <source>There would be no words left: keep at least one.</source>
        <translation>Sẽ không còn từ nào: hãy giữ lại ít nhất một từ.</translation>
    </message>
    <message>
        <source>Type what is to be found.</source>
        <translation>Hãy gõ điều cần tìm.</translation>
    </message>
    <message>
        <source>{text!r} names a group that is not there: correct it.</source>
        <translation>{text!r} nhắc tới một nhóm không có: hãy sửa lại.</translation>
    </message>
    <message>
        <source>{text!r} is no regular expression ({reason}): correct it.</source>
        <translation>{text!r} không phải biểu thức chính quy ({reason}): hãy sửa lại.</translation>
    </message>
    <message>
        <source>This line is mended by hand: give its words more time, shorten them, or split it.</source>
        <translation>Dòng này phải sửa tay: cho các từ thêm thời gian, rút ngắn lời, hoặc tách dòng.</translation>
    </message>
    <message>
        <source>A marker needs a name: type at least one letter.</source>
        <translation>Dấu mốc cần có tên: hãy gõ ít nhất một chữ.</translation>
    </message>
    <message>
        <source>A marker cannot stand before the song ({at} ms).</source>
        <translation>Dấu mốc không thể đứng trước đầu bài ({at} ms).</translation>
    </message>
    <message>
        <source>There is no marker at {at} ms: choose another.</source>
        <translation>Không có dấu mốc nào ở {at} ms: hãy chọn dấu khác.</translation>
    </message>
    <message>
        <source>{word!r} has no note there that could be cut in two: point inside one.</source>
        <translation>{word!r} không có nốt nào ở đó để cắt đôi: hãy chỉ vào bên trong một nốt.</translation>
    </message>
    <message>
        <source>No note can be that high or low: stay between C-1 and G9.</source>
        <translation>Không nốt nào có thể cao hay thấp đến thế: hãy ở trong khoảng C-1 đến G9.</translation>
    </message>
    <message>
        <source>{word!r} has no other note after this one.</source>
        <translation>{word!r} không còn nốt nào sau nốt này.</translation>
    </message>
    <message>
        <source>{word!r} has no note {number} any more: choose another.</source>
        <translation>{word!r} không còn nốt thứ {number} nữa: hãy chọn nốt khác.</translation>
    </message>
    <message>
        <source>Choose two words that begin at different times, as far apart as possible.</source>
        <translation>Hãy chọn hai từ bắt đầu ở hai thời điểm khác nhau, càng xa nhau càng tốt.</translation>
    </message>
    <message>
        <source>That would make the song {speed:.2f} times as long: check the two times.</source>
        <translation>Như vậy bài hát sẽ dài gấp {speed:.2f} lần: hãy xem lại hai thời điểm.</translation>
    </message>
    <message>
        <source>{word!r} has no time here: choose a word that is timed.</source>
        <translation>{word!r} chưa có thời điểm: hãy chọn một từ đã canh.</translation>
    </message>
    <message>
        <source>None of these words has a time that could be shifted: time them first.</source>
        <translation>Không từ nào trong số này có thời điểm để dời: hãy canh chúng trước.</translation>
    </message>
    <message>
        <source>{path} is damaged (it has two sounds {role!r}): open its backup.</source>
        <translation>{path} bị hỏng (có hai âm thanh {role!r}): hãy mở bản sao lưu.</translation>
    </message>
    <message>
        <source>1 word had a time or a confidence that cannot be, which was left out.</source>
        <translation>1 từ có thời điểm hoặc độ tin cậy không thể có, phần đó đã được bỏ qua.</translation>
    </message>
    <message>
        <source>{count} words had times or a confidence that cannot be, which were left out.</source>
        <translation>{count} từ có thời điểm hoặc độ tin cậy không thể có, những phần đó đã được bỏ qua.</translation>
    </message>
    <message>
        <source>MIDI karaoke</source>
        <translation>Karaoke MIDI</translation>
    </message>
    <message>
        <source>It is nested too deep to be read: export the file again.</source>
        <translation>Tệp lồng nhau quá sâu nên không đọc được: hãy xuất lại tệp.</translation>
    </message>
    <message>
        <source>A number in it cannot be ({reason}): export the file again.</source>
        <translation>Trong tệp có một số không thể có ({reason}): hãy xuất lại tệp.</translation>
    </message>
    <message>
        <source>{name} holds no {title} and was read as plain lyrics.</source>
        <translation>{name} không chứa {title} và được đọc như lời thuần.</translation>
    </message>
    <message>
        <source>No event can be read (the first is line {number}): export the file again.</source>
        <translation>Không đọc được sự kiện nào (đầu tiên ở dòng {number}): hãy xuất lại tệp.</translation>
    </message>
    <message>
        <source>There is no event in the style {style!r}: choose one of {styles}.</source>
        <translation>Không có sự kiện nào mang kiểu “{style}”: hãy chọn một trong {styles}.</translation>
    </message>
    <message>
        <source>There is no label with text (from&lt;tab&gt;to&lt;tab&gt;text): choose another file.</source>
        <translation>Không có nhãn nào có chữ (từ&lt;tab&gt;đến&lt;tab&gt;chữ): hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>No label says where lines end: they end where nobody sings.</source>
        <translation>Không nhãn nào cho biết dòng kết thúc ở đâu: dòng kết thúc ở chỗ không ai hát.</translation>
    </message>
    <message>
        <source>A label track</source>
        <translation>Rãnh nhãn</translation>
    </message>
    <message>
        <source>1 line that stands beside a sung one (a translation, perhaps) was left out.</source>
        <translation>Đã bỏ 1 dòng đứng cạnh dòng được hát (có lẽ là bản dịch).</translation>
    </message>
    <message>
        <source>{count} lines that stand beside sung ones (translations, perhaps) were left out.</source>
        <translation>Đã bỏ {count} dòng đứng cạnh các dòng được hát (có lẽ là bản dịch).</translation>
    </message>
    <message>
        <source>The reading above 1 word was left out.</source>
        <translation>Đã bỏ chú âm trên 1 từ.</translation>
    </message>
    <message>
        <source>The readings above {count} words were left out.</source>
        <translation>Đã bỏ chú âm trên {count} từ.</translation>
    </message>
    <message>
        <source>1 line that is not sung (a title or a credit) was kept as a tag.</source>
        <translation>1 dòng không được hát (tựa đề hoặc tên tác giả) được giữ thành thẻ.</translation>
    </message>
    <message>
        <source>{count} lines that are not sung (titles and credits) were kept as tags.</source>
        <translation>{count} dòng không được hát (tựa đề và tên tác giả) được giữ thành thẻ.</translation>
    </message>
    <message>
        <source>Line {number} cannot be read and was left out.</source>
        <translation>Không đọc được dòng {number} nên đã bỏ.</translation>
    </message>
    <message>
        <source>{count} lines cannot be read and were left out (the first is line {number}).</source>
        <translation>Không đọc được {count} dòng nên đã bỏ (đầu tiên là dòng {number}).</translation>
    </message>
    <message>
        <source>1 line is written in parts, as a word of it begins before or with the one in front of it.</source>
        <translation>1 dòng được ghi thành nhiều phần, vì có từ bắt đầu trước hoặc cùng lúc với từ đứng trước nó.</translation>
    </message>
    <message>
        <source>{count} lines are written in parts, as words of theirs begin before or with the ones in front of them.</source>
        <translation>{count} dòng được ghi thành nhiều phần, vì có từ bắt đầu trước hoặc cùng lúc với từ đứng trước.</translation>
    </message>
    <message>
        <source>There is no {title} cue that can be read (see line {number}).</source>
        <translation>Không có đoạn phụ đề {title} nào đọc được (xem dòng {number}).</translation>
    </message>
    <message>
        <source>1 cue that only names a sound was left out.</source>
        <translation>Đã bỏ 1 đoạn phụ đề chỉ mô tả âm thanh.</translation>
    </message>
    <message>
        <source>{count} cues that only name sounds were left out.</source>
        <translation>Đã bỏ {count} đoạn phụ đề chỉ mô tả âm thanh.</translation>
    </message>
    <message>
        <source>The offset in line {number} is no number of ms and was passed over.</source>
        <translation>Độ lệch (offset) ở dòng {number} không phải số ms nên được bỏ qua.</translation>
    </message>
    <message>
        <source>The times of the words of 1 line were left out, as the line was changed since.</source>
        <translation>Đã bỏ thời gian các từ của 1 dòng, vì dòng ấy đã bị sửa.</translation>
    </message>
    <message>
        <source>The times of the words of {count} lines were left out, as they were changed.</source>
        <translation>Đã bỏ thời gian các từ của {count} dòng, vì các dòng ấy đã bị sửa.</translation>
    </message>
    <message>
        <source>The times of the words in line {number} go backwards and were mended.</source>
        <translation>Thời gian các từ ở dòng {number} chạy lùi và đã được sửa.</translation>
    </message>
    <message>
        <source>The times of the words go backwards in {count} lines and were mended (the first is line {number}).</source>
        <translation>Thời gian các từ chạy lùi ở {count} dòng và đã được sửa (đầu tiên là dòng {number}).</translation>
    </message>
    <message>
        <source>There is no LRC with {name!r}: choose one of {names}.</source>
        <translation>Không có loại LRC “{name}”: hãy chọn một trong {names}.</translation>
    </message>
    <message>
        <source>This YAML is no Lyricsfile: it has neither lines nor plain lyrics.</source>
        <translation>YAML này không phải Lyricsfile: không có dòng nào cũng không có lời thuần.</translation>
    </message>
    <message>
        <source>The YAML is damaged in line {number} ({reason}): mend it or export it again.</source>
        <translation>YAML bị hỏng ở dòng {number} ({reason}): hãy sửa hoặc xuất lại.</translation>
    </message>
    <message>
        <source>The YAML cannot be read ({reason}): export it again.</source>
        <translation>Không đọc được YAML ({reason}): hãy xuất lại.</translation>
    </message>
    <message>
        <source>1 line that cannot be read was left out.</source>
        <translation>Đã bỏ 1 dòng không đọc được.</translation>
    </message>
    <message>
        <source>{count} lines that cannot be read were left out.</source>
        <translation>Đã bỏ {count} dòng không đọc được.</translation>
    </message>
    <message>
        <source>This YAML has anchors, which lyrics never need: write its parts out.</source>
        <translation>YAML này có neo (anchor), thứ lời hát không bao giờ cần: hãy viết hẳn các phần ra.</translation>
    </message>
    <message>
        <source>This is no MIDI file, which begins with MThd: choose another.</source>
        <translation>Đây không phải tệp MIDI, vốn bắt đầu bằng MThd: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>This MIDI file has no lyrics: choose one with words, such as a .kar file.</source>
        <translation>Tệp MIDI này không có lời: hãy chọn tệp có lời, chẳng hạn tệp .kar.</translation>
    </message>
    <message>
        <source>This MIDI file counts in film frames or holds several songs: save it as type 0 or 1.</source>
        <translation>Tệp MIDI này đếm theo khung hình phim hoặc chứa nhiều bài: hãy lưu lại thành kiểu 0 hoặc 1.</translation>
    </message>
    <message>
        <source>No track of the file sings the words: they have no notes, and end with the next.</source>
        <translation>Không track nào của tệp hát lời: các từ không có nốt và kết thúc khi từ sau bắt đầu.</translation>
    </message>
    <message>
        <source>This MIDI file is damaged: choose another.</source>
        <translation>Tệp MIDI này bị hỏng: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>The pitch of 1 word is not known: it is written at C4.</source>
        <translation>Không biết cao độ của 1 từ: từ đó được ghi ở C4.</translation>
    </message>
    <message>
        <source>The pitch of {count} words is not known: they are written at C4.</source>
        <translation>Không biết cao độ của {count} từ: chúng được ghi ở C4.</translation>
    </message>
    <message>
        <source>MIDI does not keep 1 golden, rap or freestyle mark.</source>
        <translation>MIDI không giữ 1 dấu vàng, rap hoặc tự do.</translation>
    </message>
    <message>
        <source>MIDI does not keep {count} golden, rap or freestyle marks.</source>
        <translation>MIDI không giữ {count} dấu vàng, rap hoặc tự do.</translation>
    </message>
    <message>
        <source>1 line that begins before the last word of another is mixed with it.</source>
        <translation>1 dòng bắt đầu trước từ cuối của dòng khác bị trộn lẫn với dòng đó.</translation>
    </message>
    <message>
        <source>{count} lines that begin before the last words of others are mixed with them.</source>
        <translation>{count} dòng bắt đầu trước từ cuối của dòng khác bị trộn lẫn với các dòng đó.</translation>
    </message>
    <message>
        <source>This holds data in a layout that is not known here: save the lyrics as plain text.</source>
        <translation>Đây là dữ liệu có bố cục chưa biết: hãy lưu lời dưới dạng văn bản thuần.</translation>
    </message>
    <message>
        <source>Plain lyrics do not keep the times.</source>
        <translation>Lời thuần không giữ thời gian.</translation>
    </message>
    <message>
        <source>SRT keeps the times of lines only.</source>
        <translation>SRT chỉ giữ thời gian của dòng.</translation>
    </message>
    <message>
        <source>The TextGrid has no tier with text: choose another file.</source>
        <translation>TextGrid không có tầng nào có chữ: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>The TextGrid is cut short or damaged: export it again from Praat.</source>
        <translation>TextGrid bị cụt hoặc hỏng: hãy xuất lại từ Praat.</translation>
    </message>
    <message>
        <source>1 tier that holds neither words nor lines was left out.</source>
        <translation>Đã bỏ 1 tầng không chứa từ cũng không chứa dòng.</translation>
    </message>
    <message>
        <source>{count} tiers that hold neither words nor lines were left out.</source>
        <translation>Đã bỏ {count} tầng không chứa từ cũng không chứa dòng.</translation>
    </message>
    <message>
        <source>No tier says where lines end: they end where nobody sings.</source>
        <translation>Không tầng nào cho biết dòng kết thúc ở đâu: dòng kết thúc ở chỗ không ai hát.</translation>
    </message>
    <message>
        <source>1 time cannot be read and was left out.</source>
        <translation>Đã bỏ 1 thời gian không đọc được.</translation>
    </message>
    <message>
        <source>{count} times cannot be read and were left out.</source>
        <translation>Đã bỏ {count} thời gian không đọc được.</translation>
    </message>
    <message>
        <source>1 line has no times.</source>
        <translation>1 dòng không có thời gian.</translation>
    </message>
    <message>
        <source>{count} lines have no times.</source>
        <translation>{count} dòng không có thời gian.</translation>
    </message>
    <message>
        <source>This XML declares a document type or entities, which lyrics never need: remove that part.</source>
        <translation>XML này khai báo kiểu tài liệu hoặc thực thể, thứ lời hát không bao giờ cần: hãy bỏ phần đó.</translation>
    </message>
    <message>
        <source>This XML is no TTML document: its first element is {name}.</source>
        <translation>XML này không phải tài liệu TTML: phần tử đầu tiên là {name}.</translation>
    </message>
    <message>
        <source>The XML is damaged in line {number} ({reason}): mend it or export it again.</source>
        <translation>XML bị hỏng ở dòng {number} ({reason}): hãy sửa hoặc xuất lại.</translation>
    </message>
    <message>
        <source>There is no note such as `: 0 4 12 la` (see line {number}): choose another file.</source>
        <translation>Không có nốt nào như `: 0 4 12 la` (xem dòng {number}): hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>There is no #BPM, so nobody knows how long a beat is: the words have no times.</source>
        <translation>Thiếu #BPM nên không biết một phách dài bao lâu: các từ không có thời gian.</translation>
    </message>
    <message>
        <source>The #GAP is {value!r}, which is no number of ms: it was taken as 0.</source>
        <translation>#GAP là “{value}”, không phải số ms: được coi là 0.</translation>
    </message>
    <message>
        <source>The #BPM is {value!r}, which is no tempo: the words have no times.</source>
        <translation>#BPM là “{value}”, không phải nhịp độ: các từ không có thời gian.</translation>
    </message>
    <message>
        <source>The note in line {number} begins before the one above it and was moved.</source>
        <translation>Nốt ở dòng {number} bắt đầu trước nốt bên trên nên đã được chuyển chỗ.</translation>
    </message>
    <message>
        <source>{count} notes begin before the ones above them and were moved (the first is in line {number}).</source>
        <translation>{count} nốt bắt đầu trước nốt bên trên nên đã được chuyển chỗ (đầu tiên ở dòng {number}).</translation>
    </message>
    <message>
        <source>Lines that begin before the last word of another are sung by a voice of their own.</source>
        <translation>Các dòng bắt đầu trước từ cuối của dòng khác được ghi thành một giọng riêng.</translation>
    </message>
    <message>
        <source>Lines that begin before the last word of another are sung by {count} voices of their own.</source>
        <translation>Các dòng bắt đầu trước từ cuối của dòng khác được ghi thành {count} giọng riêng.</translation>
    </message>
    <message>
        <source>1 word that begins with the next one is a freestyle note without length.</source>
        <translation>1 từ bắt đầu cùng lúc với từ kế được ghi thành nốt tự do không có độ dài.</translation>
    </message>
    <message>
        <source>{count} words that begin with the next ones are freestyle notes without length.</source>
        <translation>{count} từ bắt đầu cùng lúc với từ kế được ghi thành nốt tự do không có độ dài.</translation>
    </message>
    <message>
        <source>Whisper&apos;s JSON is only read: choose another format here.</source>
        <translation>JSON của Whisper chỉ đọc được: hãy chọn định dạng khác ở đây.</translation>
    </message>
    <message>
        <source>This JSON has no segments with text, as Whisper writes them: choose another file.</source>
        <translation>JSON này không có đoạn nào có chữ như Whisper ghi: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>1 segment that cannot be read was left out.</source>
        <translation>Đã bỏ 1 đoạn không đọc được.</translation>
    </message>
    <message>
        <source>{count} segments that cannot be read were left out.</source>
        <translation>Đã bỏ {count} đoạn không đọc được.</translation>
    </message>
    <message>
        <source>In 1 line words without times share those of the words around them.</source>
        <translation>Ở 1 dòng, các từ không có thời gian chia nhau thời gian của các từ quanh chúng.</translation>
    </message>
    <message>
        <source>In {count} lines words without times share those of the words around them.</source>
        <translation>Ở {count} dòng, các từ không có thời gian chia nhau thời gian của các từ quanh chúng.</translation>
    </message>
    <message>
        <source>This is not ZAC2022 JSON, which is a list of lines: see the documentation of the layout.</source>
        <translation>Đây không phải ZAC2022 JSON, vốn là danh sách các dòng: hãy xem tài liệu về bố cục.</translation>
    </message>
    <message>
        <source>What stands at {place} is no word or line and was left out.</source>
        <translation>Phần ở {place} không phải từ hay dòng nên đã bỏ.</translation>
    </message>
    <message>
        <source>{count} things that are no words or lines were left out (the first at {place}).</source>
        <translation>Đã bỏ {count} phần không phải từ hay dòng (đầu tiên ở {place}).</translation>
    </message>
    <message>
        <source>The times of the word at {place} cannot be and were left out.</source>
        <translation>Thời gian của từ ở {place} không thể có nên đã bỏ.</translation>
    </message>
    <message>
        <source>The times of {count} words cannot be and were left out (the first at {place}).</source>
        <translation>Thời gian của {count} từ không thể có nên đã bỏ (đầu tiên ở {place}).</translation>
    </message>
    <message>
        <source>{count} of {all} words are without a pitch ({spoken} of them spoken).</source>
        <translation>{count} trong {all} từ không có cao độ ({spoken} từ trong đó là nói).</translation>
    </message>
    <message>
        <source>No sung pitch is heard: every word is without one.</source>
        <translation>Không nghe thấy cao độ nào được hát: mọi từ đều không có cao độ.</translation>
    </message>
    <message>
        <source>There is no pitch network at {path}: give a .safetensors file.</source>
        <translation>Không có mạng cao độ tại {path}: hãy đưa một tệp .safetensors.</translation>
    </message>
    <message>
        <source>The pitch network {path} is damaged: reinstall the program.</source>
        <translation>Mạng cao độ {path} bị hỏng: hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>{path} holds no pitch network of this version: reinstall the program.</source>
        <translation>{path} không chứa mạng cao độ của phiên bản này: hãy cài lại chương trình.</translation>
    </message>
    <message>
        <source>{path} is no sound that can be written: end its name in .wav, .flac or .mp3.</source>
        <translation>{path} không phải âm thanh ghi được: hãy đặt tên kết thúc bằng .wav, .flac hoặc .mp3.</translation>
    </message>
    <message>
        <source>{name} begins {seconds:+.3f} s from the song&apos;s beginning, drift {drift:+.3f} % (certainty {certainty}).</source>
        <translation>{name} bắt đầu cách đầu bài hát {seconds:+.3f} s, lệch tốc độ {drift:+.3f} % (độ chắc {certainty}).</translation>
    </message>
    <message>
        <source>An offset of {value:g} s is out of range: take -3600 to 3600.</source>
        <translation>Độ lệch {value:g} s ngoài phạm vi: hãy chọn từ -3600 đến 3600.</translation>
    </message>
    <message>
        <source>Words are being aligned already: wait until that has ended, or cancel it first.</source>
        <translation>Đang canh lời rồi: hãy đợi xong, hoặc huỷ trước đã.</translation>
    </message>
    <message>
        <source>No word has a guessed time: every time was measured.</source>
        <translation>Không từ nào có thời điểm ước đoán: mọi thời điểm đều đã được đo.</translation>
    </message>
    <message>
        <source>No word has a time that could be shifted: align the song first.</source>
        <translation>Không từ nào có thời điểm để dời: hãy canh lời bài hát trước.</translation>
    </message>
    <message>
        <source>Two words with times are needed: align the song first.</source>
        <translation>Cần hai từ có thời điểm: hãy canh lời bài hát trước.</translation>
    </message>
    <message>
        <source>There is no marker that way: add one with the playhead where it shall stand.</source>
        <translation>Không có dấu mốc nào về phía đó: hãy đưa con trỏ phát tới chỗ cần và đặt một dấu.</translation>
    </message>
    <message>
        <source>No sound file is named: choose one, or another sound.</source>
        <translation>Chưa chọn tệp âm thanh: hãy chọn một tệp hoặc âm thanh khác.</translation>
    </message>
    <message>
        <source>There are {count} {kind} ({names}): drop one song and its lyrics at a time.</source>
        <translation>Có {count} {kind} ({names}): mỗi lần hãy thả một bài hát và lời của nó.</translation>
    </message>
    <message>
        <source>{name} is neither a sound or video file nor lyrics ({known}): drop a song and its lyrics.</source>
        <translation>{name} không phải tệp âm thanh, video hay lời ({known}): hãy thả một bài hát và lời của nó.</translation>
    </message>
    <message>
        <source>The sound {name} is not at {folder} any more, nor near the project.</source>
        <translation>Âm thanh {name} không còn ở {folder}, cũng không có gần dự án.</translation>
    </message>
    <message>
        <source>of this project</source>
        <translation>của dự án này</translation>
    </message>
    <message>
        <source>{name} begins at {seconds} s, drift {drift} %, found with a certainty of {certainty} %.</source>
        <translation>{name} bắt đầu ở {seconds} s, lệch tốc độ {drift} %, tìm thấy với độ chắc {certainty} %.</translation>
    </message>
    <message>
        <source>{name} begins at {seconds} s, set by hand.</source>
        <translation>{name} bắt đầu ở {seconds} s, đặt bằng tay.</translation>
    </message>
    <message>
        <source>{name} is not at {folder} any more, nor near the project: lay it under again.</source>
        <translation>{name} không còn ở {folder}, cũng không gần dự án: hãy thêm lại tệp này.</translation>
    </message>
    <message>
        <source>{name} has changed since it was laid under: listen whether its place is right.</source>
        <translation>{name} đã thay đổi từ khi được thêm vào: hãy nghe xem vị trí có đúng không.</translation>
    </message>
    <message>
        <source>This is not a text file (it has zero bytes): choose a text file or a timed lyric file.</source>
        <translation>Đây không phải tệp văn bản (có byte 0): hãy chọn một tệp văn bản hoặc tệp lời có thời gian.</translation>
    </message>
    <message>
        <source>an MP3 file</source>
        <translation>tệp MP3</translation>
    </message>
    <message>
        <source>an Ogg file</source>
        <translation>tệp Ogg</translation>
    </message>
    <message>
        <source>a FLAC file</source>
        <translation>tệp FLAC</translation>
    </message>
    <message>
        <source>a WAV or AVI file</source>
        <translation>tệp WAV hoặc AVI</translation>
    </message>
    <message>
        <source>a Matroska or WebM file</source>
        <translation>tệp Matroska hoặc WebM</translation>
    </message>
    <message>
        <source>a zip or office file</source>
        <translation>tệp zip hoặc tệp văn phòng</translation>
    </message>
    <message>
        <source>a PDF file</source>
        <translation>tệp PDF</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>hình ảnh</translation>
    </message>
    <message>
        <source>a rich text file</source>
        <translation>tệp văn bản định dạng (RTF)</translation>
    </message>
    <message>
        <source>an MP4 file</source>
        <translation>tệp MP4</translation>
    </message>
    <message>
        <source>This is {kind}, not lyrics: choose a text file or a timed lyric file.</source>
        <translation>Đây là {kind}, không phải lời: hãy chọn một tệp văn bản hoặc tệp lời có thời gian.</translation>
    </message>
    <message>
        <source>This is not a text file (it is full of control characters): choose a text file.</source>
        <translation>Đây không phải tệp văn bản (đầy ký tự điều khiển): hãy chọn một tệp văn bản.</translation>
    </message>
    <message>
        <source>The text is in no encoding that can be recognised: save it again as UTF-8.</source>
        <translation>Không nhận ra bảng mã của văn bản: hãy lưu lại dưới dạng UTF-8.</translation>
    </message>
    <message>
        <source>The text is not UTF-8 and was read as {encoding}, which is a guess: check accented letters.</source>
        <translation>Văn bản không phải UTF-8 và được đọc theo {encoding}, đây là phỏng đoán: hãy kiểm tra các chữ có dấu.</translation>
    </message>
    <message>
        <source>The text is damaged at byte {byte}: it is marked {encoding} but is not; save it again as UTF-8.</source>
        <translation>Văn bản bị hỏng tại byte {byte}: nó được đánh dấu là {encoding} nhưng không phải; hãy lưu lại dưới dạng UTF-8.</translation>
    </message>
    <message>
        <source>{code!r} is not a language code: give an ISO 639-1 code such as en, vi or fr.</source>
        <translation>“{code}” không phải mã ngôn ngữ: hãy ghi mã ISO 639-1 như en, vi hoặc fr.</translation>
    </message>
    <message>
        <source>The lyrics look like {best!r}, not {language!r}: leave out the language or give the right one.</source>
        <translation>Lời có vẻ thuộc ngôn ngữ “{best}”, không phải “{language}”: hãy bỏ trống ngôn ngữ hoặc ghi cho đúng.</translation>
    </message>
    <message>
        <source>The background {source} is neither a file nor a colour such as #1a2b5c: check the name.</source>
        <translation>Nền {source} không phải tệp, cũng không phải màu như #1a2b5c: hãy kiểm tra tên.</translation>
    </message>
    <message>
        <source>The background {path} is not a file: choose a picture or a video.</source>
        <translation>Nền {path} không phải tệp: hãy chọn một hình ảnh hoặc video.</translation>
    </message>
    <message>
        <source>The background {path} is neither a picture nor a video that can be read: choose another.</source>
        <translation>Nền {path} không phải hình ảnh hay video đọc được: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>The background {path} cannot be decoded ({reason}): choose another video.</source>
        <translation>Không giải mã được nền {path} ({reason}): hãy chọn video khác.</translation>
    </message>
    <message>
        <source>{name} has no timed word to show: align it first.</source>
        <translation>{name} không có từ nào được định thời để hiển thị: hãy căn chỉnh trước.</translation>
    </message>
    <message>
        <source>There is no encoder {name!r}: choose one of {names}.</source>
        <translation>Không có bộ mã hóa {name!r}: hãy chọn một trong {names}.</translation>
    </message>
    <message>
        <source>A {suffix} video cannot be transparent: choose one of {endings}.</source>
        <translation>Video {suffix} không thể trong suốt: hãy chọn một trong {endings}.</translation>
    </message>
    <message>
        <source>The cover {path} is not a picture: choose another.</source>
        <translation>Ảnh bìa {path} không phải là hình ảnh: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>No font here can draw {signs}: install one that has these signs.</source>
        <translation>Không phông chữ nào ở đây vẽ được {signs}: hãy cài phông có các ký tự này.</translation>
    </message>
    <message>
        <source>The background {path} is damaged ({reason}): choose another picture.</source>
        <translation>Nền {path} bị hỏng ({reason}): hãy chọn hình ảnh khác.</translation>
    </message>
    <message>
        <source>{count} lines go before they have been sung, as too many are sung at once.</source>
        <translation>{count} dòng biến mất trước khi hát xong, vì có quá nhiều dòng hát cùng lúc.</translation>
    </message>
    <message>
        <source>1 line goes before it has been sung, as too many are sung at once.</source>
        <translation>1 dòng biến mất trước khi hát xong, vì có quá nhiều dòng hát cùng lúc.</translation>
    </message>
    <message>
        <source>status {status}</source>
        <translation>trạng thái {status}</translation>
    </message>
    <message>
        <source>The background {path} is too large a picture: make it smaller.</source>
        <translation>Hình nền {path} quá lớn: hãy thu nhỏ nó.</translation>
    </message>
    <message>
        <source>ffmpeg could not make {output} ({last}): try another background, sound or place.</source>
        <translation>ffmpeg không tạo được {output} ({last}): hãy thử nền, âm thanh hoặc nơi lưu khác.</translation>
    </message>
    <message>
        <source>The video {output} must end in {endings}: choose one of these.</source>
        <translation>Tên video {output} phải kết thúc bằng {endings}: hãy chọn một trong số đó.</translation>
    </message>
    <message>
        <source>A video cannot be {width}x{height}: take even numbers from 64 to 7680, such as 1920x1080.</source>
        <translation>Video không thể có kích thước {width}x{height}: hãy dùng số chẵn từ 64 đến 7680, ví dụ 1920x1080.</translation>
    </message>
    <message>
        <source>A video cannot have {fps} frames a second: take 24 to 60.</source>
        <translation>Video không thể có {fps} khung hình mỗi giây: hãy chọn từ 24 đến 60.</translation>
    </message>
    <message>
        <source>The quality {crf} is out of range: take 0 (best) to 51, 18 is usual.</source>
        <translation>Chất lượng {crf} nằm ngoài giới hạn: hãy chọn từ 0 (tốt nhất) đến 51, thường là 18.</translation>
    </message>
    <message>
        <source>{words} is not an ASS file with words in it: choose another.</source>
        <translation>{words} không phải tệp ASS có lời: hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>exit status {status}</source>
        <translation>trạng thái kết thúc {status}</translation>
    </message>
    <message>
        <source>The words cannot come {ms} ms earlier: take -{most} to {most}.</source>
        <translation>Lời không thể hiện sớm hơn {ms} ms: hãy chọn từ -{most} đến {most}.</translation>
    </message>
    <message>
        <source>{words} asks for letters of over {times} times the picture&apos;s height: make them smaller.</source>
        <translation>{words} đòi chữ cao hơn {times} lần chiều cao hình: hãy thu nhỏ chữ.</translation>
    </message>
    <message>
        <source>The song has no timed word to show: align it first.</source>
        <translation>Bài hát chưa có từ nào được canh giờ để hiện: trước hết hãy canh lời.</translation>
    </message>
    <message>
        <source>The words {words} cannot be read ({reason}): check the name.</source>
        <translation>Không đọc được lời {words} ({reason}): hãy kiểm tra tên.</translation>
    </message>
    <message>
        <source>The words {words} are not UTF-8 text: save the file as UTF-8.</source>
        <translation>Lời {words} không phải văn bản UTF-8: hãy lưu tệp dưới dạng UTF-8.</translation>
    </message>
    <message>
        <source>the name of its preset is {preset!r}</source>
        <translation>tên kiểu dựng sẵn là {preset!r}</translation>
    </message>
    <message>
        <source>The style of this project cannot be read by this version of the program ({reason}): the words are shown in the style {name}, and the project keeps its own until you choose another.</source>
        <translation>Phiên bản này của chương trình không đọc được kiểu chữ của dự án ({reason}): lời được hiện theo kiểu {name}, còn dự án vẫn giữ kiểu của nó cho đến khi bạn chọn kiểu khác.</translation>
    </message>
    <message>
        <source>There is no style {name!r}</source>
        <translation>Không có kiểu “{name}”</translation>
    </message>
    <message>
        <source>There is no style {name!r}: choose one of {names}.</source>
        <translation>Không có kiểu “{name}”: hãy chọn một trong {names}.</translation>
    </message>
    <message>
        <source>The style {path} cannot be read ({reason}): check the name.</source>
        <translation>Không đọc được kiểu {path} ({reason}): hãy kiểm tra tên.</translation>
    </message>
    <message>
        <source>The style {path} is not valid ({reason}): correct the file.</source>
        <translation>Kiểu {path} không hợp lệ ({reason}): hãy sửa tệp.</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Giấy phép</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>LyricsEditor</name>
    <message>
        <source>Lyrics to correct</source>
        <translation>Lời cần sửa</translation>
    </message>
    <message>
        <source>What you do not change keeps its timing. | inside a word marks a syllable.</source>
        <translation>Những gì bạn không đổi giữ nguyên thời gian. Dấu | trong từ tách âm tiết.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Take the text over (Ctrl+Enter)</source>
        <translation>Nhận văn bản này (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Leave the lyrics as they were (Esc)</source>
        <translation>Giữ lời như cũ (Esc)</translation>
    </message>
</context>
<context>
    <name>LyricsPanel</name>
    <message>
        <source>Lyrics</source>
        <translation>Lời</translation>
    </message>
    <message>
        <source>There would be no words left: keep at least one, or open other lyrics.</source>
        <translation>Sẽ không còn từ nào: hãy giữ ít nhất một từ, hoặc mở lời khác.</translation>
    </message>
    <message>
        <source>Change the lyrics</source>
        <translation>Sửa lời</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 dòng</translation>
    </message>
    <message>
        <source>{} lines</source>
        <translation>{} dòng</translation>
    </message>
    <message>
        <source>1 repeat</source>
        <translation>1 đoạn lặp</translation>
    </message>
    <message>
        <source>{} repeats</source>
        <translation>{} đoạn lặp</translation>
    </message>
</context>
<context>
    <name>MainSound</name>
    <message>
        <source>Knowing the sound</source>
        <translation>Đang nhận dạng âm thanh</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a song</source>
        <translation>Mở bài hát</translation>
    </message>
    <message>
        <source>Open lyrics</source>
        <translation>Mở lời</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Chỉ đọc</translation>
    </message>
    <message>
        <source>You can look, play and export here. To edit, close the other window, or save under another name.</source>
        <translation>Ở đây bạn có thể xem, phát và xuất. Để sửa, hãy đóng cửa sổ kia hoặc lưu dưới tên khác.</translation>
    </message>
    <message>
        <source> (read only)</source>
        <translation> (chỉ đọc)</translation>
    </message>
    <message>
        <source>unsaved edits</source>
        <translation>có chỉnh sửa chưa lưu</translation>
    </message>
    <message>
        <source>saved {}</source>
        <translation>đã lưu {}</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>đã lưu</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>chưa lưu</translation>
    </message>
    <message>
        <source>No song</source>
        <translation>Chưa có bài hát</translation>
    </message>
    <message>
        <source>Only files on this computer can be opened: save it first, then drop the file.</source>
        <translation>Chỉ mở được tệp trên máy này: hãy lưu tệp trước rồi thả vào.</translation>
    </message>
    <message>
        <source>These files</source>
        <translation>Các tệp này</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>khi đóng</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Exported</source>
        <translation>Đã xuất</translation>
    </message>
    <message>
        <source>{} is ready.</source>
        <translation>{} đã sẵn sàng.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mở thư mục</translation>
    </message>
    <message>
        <source>“{name}” has edits that are not saved. Save them before {what}?</source>
        <translation>“{name}” có chỉnh sửa chưa lưu. Lưu lại trước {what}?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Discard the edits</source>
        <translation>Bỏ chỉnh sửa</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Chỉnh sửa chưa lưu</translation>
    </message>
    <message>
        <source>“{old}” is open. Put {new} under its words, or begin another song with it?</source>
        <translation>“{old}” đang mở. Đặt {new} làm âm thanh cho lời của bài này, hay bắt đầu một bài khác với nó?</translation>
    </message>
    <message>
        <source>Under its words: they keep their times, and undo brings the old sound back.</source>
        <translation>Làm âm thanh cho bài này: lời giữ nguyên thời điểm, và hoàn tác sẽ lấy lại âm thanh cũ.</translation>
    </message>
    <message>
        <source>Put it under these words</source>
        <translation>Dùng làm âm thanh của bài này</translation>
    </message>
    <message>
        <source>“{old}” is open. Take {new} as its lyrics, or begin another song with it?</source>
        <translation>“{old}” đang mở. Lấy {new} làm lời của bài này, hay bắt đầu một bài khác với nó?</translation>
    </message>
    <message>
        <source>As its lyrics: they are timed by its sound, and undo brings the old lyrics back.</source>
        <translation>Làm lời của bài này: lời được canh theo âm thanh của bài, và hoàn tác sẽ lấy lại lời cũ.</translation>
    </message>
    <message>
        <source>Take it as the lyrics</source>
        <translation>Dùng làm lời của bài này</translation>
    </message>
    <message>
        <source>Begin another song</source>
        <translation>Bắt đầu một bài khác</translation>
    </message>
    <message>
        <source>Take it as the instrumental</source>
        <translation>Dùng làm nhạc đệm</translation>
    </message>
    <message>
        <source>Take it as the vocals</source>
        <translation>Dùng làm giọng hát</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Tệp khác</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the song</source>
        <translation>Toàn cảnh bài hát</translation>
    </message>
</context>
<context>
    <name>NoteLane</name>
    <message>
        <source>Notes</source>
        <translation>Nốt nhạc</translation>
    </message>
    <message>
        <source>No notes yet: find them by the menu Word.</source>
        <translation>Chưa có nốt: hãy tìm nốt bằng trình đơn Từ.</translation>
    </message>
    <message>
        <source>Cut in two here</source>
        <translation>Cắt đôi tại đây</translation>
    </message>
    <message>
        <source>Join with the next one</source>
        <translation>Nối với nốt sau</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Thường</translation>
    </message>
    <message>
        <source>Golden</source>
        <translation>Vàng</translation>
    </message>
    <message>
        <source>Rap</source>
        <translation>Đọc rap</translation>
    </message>
    <message>
        <source>Golden rap</source>
        <translation>Đọc rap vàng</translation>
    </message>
    <message>
        <source>Freestyle</source>
        <translation>Hát tự do</translation>
    </message>
    <message>
        <source>Notes of “{}”</source>
        <translation>Nốt của “{}”</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Finding the notes</source>
        <translation>Đang tìm nốt</translation>
    </message>
    <message>
        <source>No note was changed.</source>
        <translation>Không nốt nào bị thay đổi.</translation>
    </message>
    <message>
        <source>Writing the UltraStar folder</source>
        <translation>Đang ghi thư mục UltraStar</translation>
    </message>
    <message>
        <source>The song is as it was, and no half of a folder was left.</source>
        <translation>Bài hát vẫn như cũ, và không để lại thư mục dở dang nào.</translation>
    </message>
    <message>
        <source>Hear the notes</source>
        <translation>Nghe ra nốt</translation>
    </message>
    <message>
        <source>About these notes</source>
        <translation>Về các nốt này</translation>
    </message>
</context>
<context>
    <name>OpenController</name>
    <message>
        <source>Nothing was opened or changed.</source>
        <translation>Chưa mở hay thay đổi gì.</translation>
    </message>
    <message>
        <source>These files</source>
        <translation>Các tệp này</translation>
    </message>
    <message>
        <source>The lines of {} have several styles.</source>
        <translation>Các dòng của {} có nhiều kiểu.</translation>
    </message>
    <message>
        <source>Which of them is sung? The others (translations, signs) are left out.</source>
        <translation>Kiểu nào được hát? Các kiểu khác (bản dịch, bảng chữ) sẽ bị bỏ.</translation>
    </message>
    <message>
        <source>These lyrics</source>
        <translation>Lời này</translation>
    </message>
    <message>
        <source>There is no text to paste: copy the words of the song first.</source>
        <translation>Không có văn bản để dán: hãy sao chép lời bài hát trước.</translation>
    </message>
    <message>
        <source>Open a song and its lyrics</source>
        <translation>Mở bài hát và lời</translation>
    </message>
    <message>
        <source>opening another song</source>
        <translation>khi mở bài khác</translation>
    </message>
    <message>
        <source>closing it</source>
        <translation>khi đóng bài</translation>
    </message>
    <message>
        <source>A recovery file is damaged and cannot be read.</source>
        <translation>Một tệp khôi phục bị hỏng và không đọc được.</translation>
    </message>
    <message>
        <source>Saved projects are not touched by this. It was moved to:
{}</source>
        <translation>Các dự án đã lưu không bị ảnh hưởng. Tệp được chuyển đến:
{}</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>the demo song</source>
        <translation>bài hát mẫu</translation>
    </message>
    <message>
        <source>The program was started to open {}. Open it in place of the restored song?</source>
        <translation>Chương trình được khởi động để mở {}. Mở thay cho bài vừa khôi phục?</translation>
    </message>
    <message>
        <source>You are asked to save the restored edits first.</source>
        <translation>Trước đó bạn sẽ được hỏi có lưu các chỗ sửa vừa khôi phục không.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Stay with the restored song</source>
        <translation>Ở lại với bài vừa khôi phục</translation>
    </message>
    <message>
        <source>Named at the start</source>
        <translation>Tệp nêu lúc khởi động</translation>
    </message>
    <message>
        <source>Open {new} in place of “{old}”?</source>
        <translation>Mở {new} thay cho “{old}”?</translation>
    </message>
    <message>
        <source>Everything in the open song is saved.</source>
        <translation>Mọi thứ trong bài đang mở đã được lưu.</translation>
    </message>
    <message>
        <source>Another song</source>
        <translation>Bài hát khác</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Văn bản đã dán</translation>
    </message>
    <message>
        <source>beginning another song</source>
        <translation>khi bắt đầu bài khác</translation>
    </message>
    <message>
        <source>the instrumental</source>
        <translation>nhạc nền</translation>
    </message>
    <message>
        <source>The song is as it was.</source>
        <translation>Bài hát vẫn như trước.</translation>
    </message>
    <message>
        <source>Set its place by hand</source>
        <translation>Tự đặt vị trí</translation>
    </message>
    <message>
        <source>Another sound</source>
        <translation>Âm thanh khác</translation>
    </message>
    <message>
        <source>“{name}” has edits that were not saved when the program ended, the last at {time}.</source>
        <translation>“{name}” có chỉnh sửa chưa lưu khi chương trình kết thúc, lần cuối lúc {time}.</translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation>Khôi phục chúng</translation>
    </message>
    <message>
        <source>Open without them</source>
        <translation>Mở không có chúng</translation>
    </message>
    <message>
        <source>They stay in the recovery folder until you restore or discard them.</source>
        <translation>Chúng nằm trong thư mục khôi phục cho đến khi bạn khôi phục hoặc bỏ.</translation>
    </message>
    <message>
        <source>Unsaved edits</source>
        <translation>Chỉnh sửa chưa lưu</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>Mở dự án</translation>
    </message>
    <message>
        <source>The file was not changed.</source>
        <translation>Tệp không bị thay đổi.</translation>
    </message>
    <message>
        <source>There is no backup beside it that can be opened.</source>
        <translation>Bên cạnh nó không có bản sao lưu nào mở được.</translation>
    </message>
    <message>
        <source>{} is whole and holds the project as it was before its last save. The damaged file is kept.</source>
        <translation>{} còn nguyên và chứa dự án như trước lần lưu cuối. Tệp hỏng được giữ lại.</translation>
    </message>
    <message>
        <source>Open the backup</source>
        <translation>Mở bản sao lưu</translation>
    </message>
    <message>
        <source>The recovery file is still there.</source>
        <translation>Tệp khôi phục vẫn còn.</translation>
    </message>
    <message>
        <source>The words and their times are safe. Say where the sound is now, to open them with it.</source>
        <translation>Các từ và thời gian vẫn an toàn. Hãy cho biết âm thanh đang ở đâu để mở cùng.</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Tìm…</translation>
    </message>
    <message>
        <source>The sound is gone</source>
        <translation>Không thấy âm thanh</translation>
    </message>
    <message>
        <source>the sound</source>
        <translation>âm thanh</translation>
    </message>
</context>
<context>
    <name>OwnSound</name>
    <message>
        <source>Where the file begins in the song</source>
        <translation>Tệp bắt đầu ở đâu trong bài</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Bắt đầu ở</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Every command</source>
        <translation>Mọi lệnh</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Gõ tên lệnh</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>Tìm lệnh</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Các lệnh</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>No sound device: silent</source>
        <translation>Không có thiết bị âm thanh: im lặng</translation>
    </message>
    <message>
        <source>The sound device went away: silent, Play tries again</source>
        <translation>Thiết bị âm thanh đã mất: im lặng, nhấn Phát để thử lại</translation>
    </message>
    <message>
        <source>Output latency {} ms</source>
        <translation>Độ trễ đầu ra {} ms</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Preview of the video</source>
        <translation>Xem trước video</translation>
    </message>
    <message>
        <source>The video appears here as soon as the words have times.</source>
        <translation>Video hiện ở đây ngay khi các từ có thời gian.</translation>
    </message>
    <message>
        <source>Drawing the preview</source>
        <translation>Đang vẽ bản xem trước</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>No problems: every word is timed,
none overlap and all can be read.</source>
        <translation>Không có vấn đề: từ nào cũng có thời gian,
không từ nào chồng nhau và đều kịp đọc.</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Mend the chosen problem</source>
        <translation>Sửa vấn đề đã chọn</translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>Sửa tất cả</translation>
    </message>
    <message>
        <source>Mend every problem that has a fix, as one step that can be undone</source>
        <translation>Sửa mọi vấn đề có cách sửa, trong một bước có thể hoàn tác</translation>
    </message>
    <message>
        <source>Fix {} problems</source>
        <translation>Sửa {} vấn đề</translation>
    </message>
    <message>
        <source>None of these problems can be mended without you: there is no room.</source>
        <translation>Không vấn đề nào tự sửa được: không còn chỗ trống.</translation>
    </message>
    <message>
        <source>The words are being timed.
What is left to mend is listed here afterwards.</source>
        <translation>Đang canh lời.
Xong rồi, những gì cần sửa sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>No problems, but 1 word to check:
Go &gt; Next doubtful word shows it.</source>
        <translation>Không có vấn đề gì, nhưng còn 1 từ cần xem:
Đi tới &gt; Từ đáng ngờ tiếp theo sẽ chỉ ra nó.</translation>
    </message>
    <message>
        <source>No problems, but {} words to check:
Go &gt; Next doubtful word shows them in turn.</source>
        <translation>Không có vấn đề gì, nhưng còn {} từ cần xem:
Đi tới &gt; Từ đáng ngờ tiếp theo sẽ lần lượt chỉ ra.</translation>
    </message>
    <message>
        <source>Line {}</source>
        <translation>Dòng {}</translation>
    </message>
    <message>
        <source>Mend this problem</source>
        <translation>Sửa vấn đề này</translation>
    </message>
    <message>
        <source>“{}” overlaps “{}” by {} ms</source>
        <translation>“{}” chồng lên “{}” {} ms</translation>
    </message>
    <message>
        <source>“{}” lasts only {} ms</source>
        <translation>“{}” chỉ dài {} ms</translation>
    </message>
    <message>
        <source>“{}” begins {} ms before the song</source>
        <translation>“{}” bắt đầu trước bài hát {} ms</translation>
    </message>
    <message>
        <source>“{}” ends {} ms after the song</source>
        <translation>“{}” kết thúc sau bài hát {} ms</translation>
    </message>
    <message>
        <source>“{}” has no timing</source>
        <translation>“{}” chưa có thời gian</translation>
    </message>
    <message>
        <source>{} words have no timing, the first is “{}”</source>
        <translation>{} từ chưa có thời gian, từ đầu là “{}”</translation>
    </message>
    <message>
        <source>Too long for the video: its letters shrink to {} % of their size. Split the line</source>
        <translation>Quá dài cho video: chữ bị thu còn {} % cỡ. Hãy tách dòng</translation>
    </message>
    <message>
        <source>“{}” has a sign that no font can draw: {}</source>
        <translation>“{}” có ký hiệu mà không phông chữ nào vẽ được: {}</translation>
    </message>
    <message>
        <source>Reads at {} characters a second, more than {}</source>
        <translation>Phải đọc {} ký tự mỗi giây, hơn mức {}</translation>
    </message>
    <message>
        <source>Has no time to be read in</source>
        <translation>Không có thời gian để đọc</translation>
    </message>
    <message>
        <source>Fix a problem</source>
        <translation>Sửa một vấn đề</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Chọn tất cả</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Tăng</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Giảm</translation>
    </message>
</context>
<context>
    <name>QColorDialog</name>
    <message>
        <source>Select Color</source>
        <translation>Chọn màu</translation>
    </message>
    <message>
        <source>&amp;Basic colors</source>
        <translation>Màu &amp;cơ bản</translation>
    </message>
    <message>
        <source>&amp;Custom colors</source>
        <translation>Màu &amp;riêng</translation>
    </message>
    <message>
        <source>&amp;Add to Custom Colors</source>
        <translation>&amp;Thêm vào màu riêng</translation>
    </message>
    <message>
        <source>&amp;Pick Screen Color</source>
        <translation>&amp;Lấy màu trên màn hình</translation>
    </message>
    <message>
        <source>Cursor at %1, %2
Press ESC to cancel</source>
        <translation>Con trỏ ở %1, %2
Nhấn ESC để thôi</translation>
    </message>
    <message>
        <source>Hu&amp;e:</source>
        <translation>Sắc &amp;độ:</translation>
    </message>
    <message>
        <source>&amp;Sat:</source>
        <translation>&amp;Bão hoà:</translation>
    </message>
    <message>
        <source>&amp;Val:</source>
        <translation>Độ &amp;sáng:</translation>
    </message>
    <message>
        <source>&amp;Red:</source>
        <translation>Đỏ (&amp;R):</translation>
    </message>
    <message>
        <source>&amp;Green:</source>
        <translation>Lục (&amp;G):</translation>
    </message>
    <message>
        <source>Bl&amp;ue:</source>
        <translation>La&amp;m:</translation>
    </message>
    <message>
        <source>&amp;HTML:</source>
        <translation>Mã &amp;HTML:</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Tách ra</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>Đóng bảng</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>Tách bảng ra và gắn lại</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Tìm trong:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Tên tệp:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Loại tệp:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Mở</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Chọn</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Lùi</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Tới</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Thư mục cha</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Tạo thư mục mới</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Danh sách</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Chi tiết</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Thư mục:</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Máy tính</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Mọi tệp (*)</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 đã có sẵn.
Bạn có muốn thay thế không?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lưu thành</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Cỡ</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Ngày sửa</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Loại</translation>
    </message>
</context>
<context>
    <name>QInputDialog</name>
    <message>
        <source>Enter a value:</source>
        <translation>Nhập giá trị:</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>Nhấn phím tắt</translation>
    </message>
    <message>
        <source>%1, ...</source>
        <translation>%1, ...</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lưu tất cả</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Có</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Không</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Trợ giúp</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Áp dụng</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Khôi phục mặc định</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Làm lại</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Cắ&amp;t</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Sao chép</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Dán</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xoá</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Chọn tất cả</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Sao chép &amp;liên kết</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Unsaved songs</source>
        <translation>Bài hát chưa lưu</translation>
    </message>
    <message>
        <source>The program ended before these edits were saved.</source>
        <translation>Chương trình đã kết thúc trước khi các chỉnh sửa này được lưu.</translation>
    </message>
    <message>
        <source>Nothing is lost: each song is here as it was at its last edit. Its file is as you last saved it.</source>
        <translation>Không mất gì: mỗi bài hát còn đây như lần sửa cuối. Tệp của nó vẫn như lần bạn lưu cuối.</translation>
    </message>
    <message>
        <source>last edit {}</source>
        <translation>sửa lần cuối {}</translation>
    </message>
    <message>
        <source>never saved</source>
        <translation>chưa từng lưu</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Khôi phục</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Bỏ</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Discard the edits of “{name}”, the last at {time}?</source>
        <translation>Bỏ các sửa đổi của “{name}”, lần cuối lúc {time}?</translation>
    </message>
    <message>
        <source>They are nowhere else, and cannot be brought back.</source>
        <translation>Chúng không được lưu ở nơi nào khác và không lấy lại được.</translation>
    </message>
</context>
<context>
    <name>SaveController</name>
    <message>
        <source>Go back to {} as it was last saved?</source>
        <translation>Trở về {} như lần lưu cuối?</translation>
    </message>
    <message>
        <source>The edits since then are given up.</source>
        <translation>Các chỉnh sửa từ đó sẽ bị bỏ.</translation>
    </message>
    <message>
        <source>Give them up</source>
        <translation>Bỏ chúng</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Trở về bản đã lưu</translation>
    </message>
    <message>
        <source>Saved {}</source>
        <translation>Đã lưu {}</translation>
    </message>
    <message>
        <source>Both are safe: that program&apos;s work is in the file, yours is here and in the recovery folder. The file that you overwrite is kept as .bak.</source>
        <translation>Cả hai đều an toàn: phần của chương trình kia nằm trong tệp, phần của bạn ở đây và trong thư mục khôi phục. Tệp bị ghi đè được giữ lại với đuôi .bak.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Lưu thành…</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Ghi đè</translation>
    </message>
    <message>
        <source>Reload, give up my edits</source>
        <translation>Tải lại, bỏ chỉnh sửa của tôi</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Bị chương trình khác thay đổi</translation>
    </message>
    <message>
        <source>The project was not saved; the file on the disk is as it was. Your edits are open here</source>
        <translation>Dự án chưa được lưu; tệp trên đĩa vẫn như cũ. Chỉnh sửa của bạn đang mở ở đây</translation>
    </message>
    <message>
        <source>, and nowhere else: the recovery folder refuses them too. Save them elsewhere now.</source>
        <translation> và không ở đâu khác: thư mục khôi phục cũng từ chối chúng. Hãy lưu ngay ở nơi khác.</translation>
    </message>
    <message>
        <source>, and kept for the next start should the program end.</source>
        <translation>, và được giữ cho lần khởi động sau nếu chương trình kết thúc.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>{} is not the sound that this project was timed by.</source>
        <translation>{} không phải là âm thanh mà dự án này đã canh theo.</translation>
    </message>
    <message>
        <source>Its content is not the same, so the words may be off. Nothing was changed. Keep going if it is the same recording in another quality.</source>
        <translation>Nội dung khác nên các từ có thể lệch. Chưa có gì thay đổi. Hãy tiếp tục nếu đó là cùng bản thu với chất lượng khác.</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>Realign the words</source>
        <translation>Canh lại các từ</translation>
    </message>
    <message>
        <source>Locate the old one…</source>
        <translation>Tìm tệp cũ…</translation>
    </message>
    <message>
        <source>Another sound</source>
        <translation>Âm thanh khác</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Exporting {}</source>
        <translation>Đang xuất {}</translation>
    </message>
    <message>
        <source>The song is as it was, and no half of a file was left.</source>
        <translation>Bài hát vẫn như cũ, không có tệp dở dang nào bị để lại.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Nothing was opened or changed.</source>
        <translation>Chưa mở hay thay đổi gì.</translation>
    </message>
    <message>
        <source>Replace the lyrics</source>
        <translation>Thay lời</translation>
    </message>
    <message>
        <source>Replace the sound</source>
        <translation>Thay âm thanh</translation>
    </message>
    <message>
        <source>About these lyrics</source>
        <translation>Về lời này</translation>
    </message>
    <message>
        <source>Recovered edits</source>
        <translation>Chỉnh sửa được khôi phục</translation>
    </message>
    <message>
        <source>This project can only be read here. {}</source>
        <translation>Dự án này chỉ đọc được ở đây. {}</translation>
    </message>
    <message>
        <source>About this project</source>
        <translation>Về dự án này</translation>
    </message>
    <message>
        <source>The sound had moved; it was found at {}.</source>
        <translation>Âm thanh đã bị dời; tìm thấy ở {}.</translation>
    </message>
    <message>
        <source>Your edits are not kept against a crash: {}</source>
        <translation>Chỉnh sửa của bạn chưa được giữ phòng sự cố: {}</translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation>Đang đọc âm thanh</translation>
    </message>
    <message>
        <source>The words and their times are safe.</source>
        <translation>Các từ và thời gian vẫn an toàn.</translation>
    </message>
</context>
<context>
    <name>ShiftDialog</name>
    <message>
        <source>Shift times</source>
        <translation>Dời thời điểm</translation>
    </message>
    <message>
        <source>The whole song</source>
        <translation>Cả bài</translation>
    </message>
    <message>
        <source>The selected words</source>
        <translation>Các từ đã chọn</translation>
    </message>
    <message>
        <source>Everything from here on</source>
        <translation>Mọi thứ từ đây trở đi</translation>
    </message>
    <message>
        <source>+1000 or -1.5 s</source>
        <translation>+1000 hoặc -1.5 s</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Dời</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Phần nào</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Bao nhiêu</translation>
    </message>
    <message>
        <source>Milliseconds, or seconds with a point or “s”; a minus sign is earlier.</source>
        <translation>Mili giây, hoặc giây nếu có dấu chấm hay “s”; dấu trừ là sớm hơn.</translation>
    </message>
    <message>
        <source>{} words are sung {} ms later. Locks and confidence stay.</source>
        <translation>{} từ được hát muộn hơn {} ms. Khoá và độ tin cậy giữ nguyên.</translation>
    </message>
    <message>
        <source>{} words are sung {} ms earlier. Locks and confidence stay.</source>
        <translation>{} từ được hát sớm hơn {} ms. Khoá và độ tin cậy giữ nguyên.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>Tìm lệnh</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Các lệnh</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Lệnh</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>New shortcut: press the keys</source>
        <translation>Phím tắt mới: nhấn các phím</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Đặt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>Take the shortcut away</source>
        <translation>Bỏ phím tắt này</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Mặc định</translation>
    </message>
    <message>
        <source>Give this command its first shortcut again</source>
        <translation>Trả lại phím tắt ban đầu cho lệnh này</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Đặt lại tất cả</translation>
    </message>
    <message>
        <source>Press the keys:</source>
        <translation>Nhấn các phím:</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Tap mode</source>
        <translation>Chế độ gõ</translation>
    </message>
    <message>
        <source> or </source>
        <translation> hoặc </translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Do bạn đổi</translation>
    </message>
    <message>
        <source>In tap mode every key stands alone: press one without Ctrl, Alt or the like.</source>
        <translation>Trong chế độ gõ, mỗi phím đứng một mình: hãy nhấn một phím không kèm Ctrl, Alt hay phím tương tự.</translation>
    </message>
    <message>
        <source>{} is the shortcut of {}: if you set it, it is taken from there.</source>
        <translation>{} là phím tắt của {}: nếu đặt, lệnh đó sẽ mất phím này.</translation>
    </message>
</context>
<context>
    <name>SongSounds</name>
    <message>
        <source>Looking for the song&apos;s sounds</source>
        <translation>Đang tìm các âm thanh của bài</translation>
    </message>
    <message>
        <source>Separating the voice</source>
        <translation>Đang tách giọng</translation>
    </message>
    <message>
        <source>Finding the place of {}</source>
        <translation>Đang tìm vị trí của {}</translation>
    </message>
    <message>
        <source>Placing the sound</source>
        <translation>Đang đặt âm thanh vào chỗ</translation>
    </message>
    <message>
        <source>The song is as it was.</source>
        <translation>Bài hát vẫn như trước.</translation>
    </message>
</context>
<context>
    <name>SongStyles</name>
    <message>
        <source>{} (changed)</source>
        <translation>{} (đã sửa)</translation>
    </message>
    <message>
        <source>Style: {}</source>
        <translation>Kiểu chữ: {}</translation>
    </message>
    <message>
        <source>back to the preset</source>
        <translation>trở về kiểu có sẵn</translation>
    </message>
</context>
<context>
    <name>SoundForm</name>
    <message>
        <source>Browse…</source>
        <translation>Chọn…</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Độ to</translation>
    </message>
    <message>
        <source>The song</source>
        <translation>Bài hát</translation>
    </message>
    <message>
        <source>Instrumental</source>
        <translation>Nhạc nền</translation>
    </message>
    <message>
        <source>Instrumental with a guide voice</source>
        <translation>Nhạc nền kèm giọng dẫn</translation>
    </message>
    <message>
        <source>A sound file</source>
        <translation>Một tệp âm thanh</translation>
    </message>
    <message>
        <source> semitones</source>
        <translation> nửa cung</translation>
    </message>
    <message>
        <source>What is heard</source>
        <translation>Âm thanh được nghe</translation>
    </message>
    <message>
        <source>The sound file</source>
        <translation>Tệp âm thanh</translation>
    </message>
    <message>
        <source>Level of the guide voice</source>
        <translation>Mức của giọng dẫn</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tông</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Nhịp độ</translation>
    </message>
    <message>
        <source>the sound</source>
        <translation>âm thanh</translation>
    </message>
</context>
<context>
    <name>SoundPopup</name>
    <message>
        <source>Sound</source>
        <translation>Âm thanh</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Âm lượng</translation>
    </message>
    <message>
        <source>Voice in front</source>
        <translation>Nổi giọng hát</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Thiết bị âm thanh</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Thiết bị</translation>
    </message>
    <message>
        <source>What both sides of the stereo sound share is brought forward: on most records the singer.</source>
        <translation>Phần chung của hai kênh stereo được đưa lên trước: ở phần lớn bản thu đó là người hát.</translation>
    </message>
    <message>
        <source>This needs a stereo sound of up to half an hour.</source>
        <translation>Cần âm thanh stereo dài không quá nửa giờ.</translation>
    </message>
    <message>
        <source>The system&apos;s choice</source>
        <translation>Theo hệ thống</translation>
    </message>
    <message>
        <source>The device is opened when the song plays.</source>
        <translation>Thiết bị được mở khi phát bài hát.</translation>
    </message>
</context>
<context>
    <name>SpeedPopup</name>
    <message>
        <source>Speed, the pitch stays</source>
        <translation>Tốc độ, giữ nguyên cao độ</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Aligning</source>
        <translation>Đang canh lời</translation>
    </message>
    <message>
        <source>Drawing the video</source>
        <translation>Đang vẽ video</translation>
    </message>
    <message>
        <source>Finding onsets</source>
        <translation>Đang tìm chỗ bắt đầu âm</translation>
    </message>
    <message>
        <source>Finding the words</source>
        <translation>Đang tìm các từ</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Đang nghe</translation>
    </message>
    <message>
        <source>Loading the aligner</source>
        <translation>Đang nạp bộ canh lời</translation>
    </message>
    <message>
        <source>Looking again</source>
        <translation>Đang xem lại</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Đang mở</translation>
    </message>
    <message>
        <source>Placing the sound</source>
        <translation>Đang đặt âm thanh vào chỗ</translation>
    </message>
    <message>
        <source>Preparing the background</source>
        <translation>Đang chuẩn bị nền</translation>
    </message>
    <message>
        <source>Preparing the sound</source>
        <translation>Đang chuẩn bị âm thanh</translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation>Đang đọc âm thanh</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Separating the voice</source>
        <translation>Đang tách giọng</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Đang ghi</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open a song…</source>
        <translation>Mở bài hát…</translation>
    </message>
    <message>
        <source>Open lyrics…</source>
        <translation>Mở lời…</translation>
    </message>
    <message>
        <source>Paste lyrics</source>
        <translation>Dán lời</translation>
    </message>
    <message>
        <source>Try the demo song</source>
        <translation>Thử bài hát mẫu</translation>
    </message>
    <message>
        <source>Now drop its lyrics</source>
        <translation>Giờ hãy thả lời của nó</translation>
    </message>
    <message>
        <source>Now drop the song</source>
        <translation>Giờ hãy thả bài hát</translation>
    </message>
    <message>
        <source>pasted lyrics: {}</source>
        <translation>lời đã dán: {}</translation>
    </message>
    <message>
        <source>Drop a song and its lyrics</source>
        <translation>Thả bài hát và lời vào đây</translation>
    </message>
    <message>
        <source>Song: wav, flac, mp3, ogg, opus, m4a, or a video.   Lyrics: text, or any timed format, pasted or as a file.
Together or one after the other, anywhere in the window.</source>
        <translation>Bài hát: wav, flac, mp3, ogg, opus, m4a hoặc video.   Lời: văn bản hoặc định dạng có thời gian, dán hoặc là tệp.
Cùng lúc hoặc lần lượt, ở bất cứ đâu trong cửa sổ.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Dự án gần đây</translation>
    </message>
    <message>
        <source>1 song was not saved when the program ended. Show…</source>
        <translation>1 bài hát chưa lưu khi chương trình kết thúc. Xem…</translation>
    </message>
    <message>
        <source>{} songs were not saved when the program ended. Show…</source>
        <translation>{} bài hát chưa lưu khi chương trình kết thúc. Xem…</translation>
    </message>
    <message>
        <source>Open {}</source>
        <translation>Mở {}</translation>
    </message>
</context>
<context>
    <name>StemPopup</name>
    <message>
        <source>Song</source>
        <translation>Bài hát</translation>
    </message>
    <message>
        <source>Instrumental</source>
        <translation>Nhạc nền</translation>
    </message>
    <message>
        <source>Vocals</source>
        <translation>Giọng hát</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Trộn</translation>
    </message>
    <message>
        <source>What is heard</source>
        <translation>Âm thanh được nghe</translation>
    </message>
    <message>
        <source>Separate now</source>
        <translation>Tách ngay</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Separate each song when it is opened</source>
        <translation>Tách giọng mỗi bài khi mở</translation>
    </message>
    <message>
        <source>Level of {} in the mix</source>
        <translation>Mức {} khi trộn</translation>
    </message>
    <message>
        <source>The voice is being separated; the song goes on meanwhile.</source>
        <translation>Đang tách giọng; bài hát vẫn phát bình thường.</translation>
    </message>
    <message>
        <source>The voice is separated when you first ask for it, which takes a while.</source>
        <translation>Giọng được tách khi bạn cần lần đầu, mất một lúc.</translation>
    </message>
    <message>
        <source>It is being read.</source>
        <translation>Đang đọc.</translation>
    </message>
</context>
<context>
    <name>StretchDialog</name>
    <message>
        <source>Stretch to another version</source>
        <translation>Co giãn theo bản khác</translation>
    </message>
    <message>
        <source>Listen to the other version: when do these two words begin there? All others move with them.</source>
        <translation>Hãy nghe bản kia: hai từ này bắt đầu lúc nào ở đó? Mọi từ khác dời theo.</translation>
    </message>
    <message>
        <source>Time of the first word there</source>
        <translation>Thời điểm của từ thứ nhất ở bản kia</translation>
    </message>
    <message>
        <source>Time of the second word there</source>
        <translation>Thời điểm của từ thứ hai ở bản kia</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>Từ thứ nhất</translation>
    </message>
    <message>
        <source>Second word</source>
        <translation>Từ thứ hai</translation>
    </message>
    <message>
        <source>{} “{}”, line {}</source>
        <translation>{} “{}”, dòng {}</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Co giãn</translation>
    </message>
</context>
<context>
    <name>StyleFields</name>
    <message>
        <source>Letters</source>
        <translation>Chữ</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Nền</translation>
    </message>
    <message>
        <source>Outline and shadow</source>
        <translation>Viền và bóng</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Bố cục</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Thời gian</translation>
    </message>
    <message>
        <source>Around the words</source>
        <translation>Quanh lời hát</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Phông chữ</translation>
    </message>
    <message>
        <source>Font size</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>Giãn dòng</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Cách tô</translation>
    </message>
    <message>
        <source>Wipe across</source>
        <translation>Lướt dần qua chữ</translation>
    </message>
    <message>
        <source>Word by word</source>
        <translation>Từng từ một</translation>
    </message>
    <message>
        <source>Singers</source>
        <translation>Ca sĩ</translation>
    </message>
    <message>
        <source>Singer {}</source>
        <translation>Ca sĩ {}</translation>
    </message>
    <message>
        <source>A colour for one more singer</source>
        <translation>Thêm màu cho một ca sĩ nữa</translation>
    </message>
    <message>
        <source>One colour less</source>
        <translation>Bớt một màu</translation>
    </message>
    <message>
        <source>Before singing</source>
        <translation>Trước khi hát</translation>
    </message>
    <message>
        <source>After singing</source>
        <translation>Sau khi hát</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Chuyển màu</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>Một màu</translation>
    </message>
    <message>
        <source>Background colour</source>
        <translation>Màu nền</translation>
    </message>
    <message>
        <source>Inner colour</source>
        <translation>Màu trong</translation>
    </message>
    <message>
        <source>Outer colour</source>
        <translation>Màu ngoài</translation>
    </message>
    <message>
        <source>Centre from left</source>
        <translation>Tâm từ trái</translation>
    </message>
    <message>
        <source>Centre from top</source>
        <translation>Tâm từ trên</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
    <message>
        <source>Spotlights</source>
        <translation>Đèn sân khấu</translation>
    </message>
    <message>
        <source>Blurred lights</source>
        <translation>Ánh sáng mờ</translation>
    </message>
    <message>
        <source>Halftone dots</source>
        <translation>Chấm bán sắc</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Lưới</translation>
    </message>
    <message>
        <source>Rays</source>
        <translation>Tia sáng</translation>
    </message>
    <message>
        <source>Ruled paper</source>
        <translation>Giấy kẻ</translation>
    </message>
    <message>
        <source>Scan lines</source>
        <translation>Dòng quét</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Tròn</translation>
    </message>
    <message>
        <source>Top to bottom</source>
        <translation>Từ trên xuống</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Hình dạng</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Hoa văn</translation>
    </message>
    <message>
        <source>Pattern colour</source>
        <translation>Màu hoa văn</translation>
    </message>
    <message>
        <source>Pattern strength</source>
        <translation>Độ đậm hoa văn</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Viền</translation>
    </message>
    <message>
        <source>Outline colour</source>
        <translation>Màu viền</translation>
    </message>
    <message>
        <source>Outline turns</source>
        <translation>Viền đổi màu</translation>
    </message>
    <message>
        <source>Outline after</source>
        <translation>Viền sau khi hát</translation>
    </message>
    <message>
        <source>Glow</source>
        <translation>Phát sáng</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Bóng</translation>
    </message>
    <message>
        <source>Shadow strength</source>
        <translation>Độ đậm bóng</translation>
    </message>
    <message>
        <source>Soft edges</source>
        <translation>Làm mềm mép</translation>
    </message>
    <message>
        <source>Line by line</source>
        <translation>Từng dòng</translation>
    </message>
    <message>
        <source>Whole pages</source>
        <translation>Cả trang</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Trên</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Giữa</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Dưới</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>Giữa</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Trái</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Phải</translation>
    </message>
    <message>
        <source>Left and right in turn</source>
        <translation>Trái phải xen kẽ</translation>
    </message>
    <message>
        <source>Lines at once</source>
        <translation>Số dòng</translation>
    </message>
    <message>
        <source>They change</source>
        <translation>Đổi dòng</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Vị trí</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Căn lề</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Lề</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Dành cho</translation>
    </message>
    <message>
        <source>Wide pictures</source>
        <translation>Hình ngang</translation>
    </message>
    <message>
        <source>Upright pictures</source>
        <translation>Hình dọc</translation>
    </message>
    <message>
        <source>Shown ahead</source>
        <translation>Hiện trước</translation>
    </message>
    <message>
        <source>Stay after</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Mờ dần</translation>
    </message>
    <message>
        <source>Title card</source>
        <translation>Trang tựa đề</translation>
    </message>
    <message>
        <source>End card</source>
        <translation>Bảng kết thúc</translation>
    </message>
    <message>
        <source>Countdown dots</source>
        <translation>Chấm đếm ngược</translation>
    </message>
    <message>
        <source>Countdown after</source>
        <translation>Đếm sau khi nghỉ</translation>
    </message>
    <message>
        <source>Progress bar</source>
        <translation>Thanh tiến độ</translation>
    </message>
    <message>
        <source>Bar after</source>
        <translation>Thanh sau khi nghỉ</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
</context>
<context>
    <name>StylePanel</name>
    <message>
        <source>Preset</source>
        <translation>Kiểu có sẵn</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Đặt lại</translation>
    </message>
    <message>
        <source>Take back what was changed of the preset</source>
        <translation>Bỏ những thay đổi so với kiểu có sẵn</translation>
    </message>
    <message>
        <source>Load or save a style</source>
        <translation>Nạp hoặc lưu kiểu chữ</translation>
    </message>
    <message>
        <source>How the colours stand out from the background: 1 is the same colour, 21 is black on white. Large letters need 3 at least.</source>
        <translation>Màu chữ nổi trên nền đến đâu: 1 là cùng một màu, 21 là đen trên trắng. Chữ lớn cần ít nhất 3.</translation>
    </message>
    <message>
        <source>Contrast: {before} before, {after} after</source>
        <translation>Tương phản: {before} trước, {after} sau khi hát</translation>
    </message>
    <message>
        <source>⚠ Hard to read</source>
        <translation>⚠ Khó đọc</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>The words have no times yet</source>
        <translation>Các từ chưa có thời gian</translation>
    </message>
    <message>
        <source>{} words aligned</source>
        <translation>{} từ đã canh</translation>
    </message>
    <message>
        <source>1 word aligned</source>
        <translation>1 từ đã canh</translation>
    </message>
    <message>
        <source>{} to check</source>
        <translation>{} từ cần xem</translation>
    </message>
    <message>
        <source>{} not timed</source>
        <translation>{} từ chưa canh</translation>
    </message>
</context>
<context>
    <name>TapChart</name>
    <message>
        <source>How late each tap came</source>
        <translation>Mỗi lần gõ trễ bao nhiêu</translation>
    </message>
    <message>
        <source>ms after the beep</source>
        <translation>ms sau tiếng bíp</translation>
    </message>
</context>
<context>
    <name>TapKeys</name>
    <message>
        <source>Begin the next word, which ends the last</source>
        <translation>Bắt đầu từ kế, đồng thời kết thúc từ trước</translation>
    </message>
    <message>
        <source>Hold a word: press at its start, let go at its end</source>
        <translation>Giữ một từ: nhấn lúc bắt đầu, thả lúc kết thúc</translation>
    </message>
    <message>
        <source>Cut the held word (the next word&apos;s key does too)</source>
        <translation>Cắt từ đang giữ (phím của từ kế cũng cắt)</translation>
    </message>
    <message>
        <source>End the word before a rest</source>
        <translation>Kết thúc từ trước một quãng nghỉ</translation>
    </message>
    <message>
        <source>Take the last tap back and rewind 2 s</source>
        <translation>Bỏ lần gõ cuối và tua lại 2 giây</translation>
    </message>
    <message>
        <source>Tap the line again, or the one before it</source>
        <translation>Gõ lại dòng này, hoặc dòng trước nó</translation>
    </message>
    <message>
        <source>Go to the next line</source>
        <translation>Sang dòng kế</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Phát hoặc dừng</translation>
    </message>
    <message>
        <source>End tap mode</source>
        <translation>Kết thúc chế độ gõ</translation>
    </message>
</context>
<context>
    <name>TapMode</name>
    <message>
        <source>Tap</source>
        <translation>Gõ</translation>
    </message>
    <message>
        <source>Tap line {}</source>
        <translation>Gõ dòng {}</translation>
    </message>
    <message>
        <source>Tap lines {} to {}</source>
        <translation>Gõ dòng {} đến {}</translation>
    </message>
</context>
<context>
    <name>TapOverlay</name>
    <message>
        <source>Tap to time</source>
        <translation>Gõ để canh giờ</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Từ</translation>
    </message>
    <message>
        <source>Syllables</source>
        <translation>Âm tiết</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Measure how late your taps come, with ten beeps</source>
        <translation>Đo độ trễ khi gõ bằng mười tiếng bíp</translation>
    </message>
    <message>
        <source>next word</source>
        <translation>từ kế</translation>
    </message>
    <message>
        <source>hold a word</source>
        <translation>giữ một từ</translation>
    </message>
    <message>
        <source>cut it</source>
        <translation>cắt</translation>
    </message>
    <message>
        <source>end the word</source>
        <translation>kết thúc từ</translation>
    </message>
    <message>
        <source>back 2 s</source>
        <translation>lùi 2 giây</translation>
    </message>
    <message>
        <source>line</source>
        <translation>dòng</translation>
    </message>
    <message>
        <source>play</source>
        <translation>phát</translation>
    </message>
    <message>
        <source>Tap latency {} ms…</source>
        <translation>Độ trễ khi gõ {} ms…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>All is tapped. {} ends, {} goes back to the line.</source>
        <translation>Đã gõ hết. {} để kết thúc, {} để quay lại dòng.</translation>
    </message>
    <message>
        <source>{} plays the song. Then tap {} as each word begins.</source>
        <translation>{} để phát bài hát. Sau đó gõ {} khi mỗi từ bắt đầu.</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>{title} failed because of a fault in the program ({reason}); see the log.</source>
        <translation>{title}: gặp lỗi của chương trình ({reason}); hãy xem nhật ký.</translation>
    </message>
</context>
<context>
    <name>TaskStrip</name>
    <message>
        <source>Progress of {}</source>
        <translation>Tiến độ: {}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Huỷ</translation>
    </message>
    <message>
        <source>Cancel {}</source>
        <translation>Huỷ {}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Move {} words</source>
        <translation>Dời {} từ</translation>
    </message>
    <message>
        <source>Move “{}”</source>
        <translation>Dời “{}”</translation>
    </message>
    <message>
        <source>Start of “{}”</source>
        <translation>Đầu của “{}”</translation>
    </message>
    <message>
        <source>End of “{}”</source>
        <translation>Cuối của “{}”</translation>
    </message>
    <message>
        <source>Syllables of “{}”</source>
        <translation>Âm tiết của “{}”</translation>
    </message>
    <message>
        <source>Roll “{}” and “{}”</source>
        <translation>Dời ranh giới “{}” và “{}”</translation>
    </message>
    <message>
        <source>Ripple from “{}”</source>
        <translation>Dồn từ “{}”</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>There is a word already: put the playhead between two words.</source>
        <translation>Ở đây đã có từ: hãy đặt vạch phát giữa hai từ.</translation>
    </message>
    <message>
        <source>Insert “{}”</source>
        <translation>Chèn “{}”</translation>
    </message>
    <message>
        <source>Text of “{}”</source>
        <translation>Chữ của “{}”</translation>
    </message>
    <message>
        <source>{}, from {} to {}</source>
        <translation>{}, từ {} đến {}</translation>
    </message>
    <message>
        <source>{}, not timed</source>
        <translation>{}, chưa canh giờ</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Tour</source>
        <translation>Tham quan</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>{} of {}</source>
        <translation>{} trên {}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Nghe</translation>
    </message>
    <message>
        <source>{0} plays and pauses. The words light up in the preview as they are sung.</source>
        <translation>{0} để phát và tạm dừng. Các từ sáng lên trong khung xem trước khi được hát.</translation>
    </message>
    <message>
        <source>Read along</source>
        <translation>Đọc theo</translation>
    </message>
    <message>
        <source>A click on a word plays it. {0} lets you correct the lyrics as a text; times stay.</source>
        <translation>Bấm vào một từ để nghe từ đó. {0} cho bạn sửa lời như một văn bản; thời gian giữ nguyên.</translation>
    </message>
    <message>
        <source>Look at the words that are in doubt</source>
        <translation>Xem những từ đáng ngờ</translation>
    </message>
    <message>
        <source>They are marked here. {0} goes to the next one and plays it, {1} says that it is right.</source>
        <translation>Chúng được đánh dấu ở đây. {0} đi đến từ tiếp theo và phát nó, {1} xác nhận là đúng.</translation>
    </message>
    <message>
        <source>Move what is wrong</source>
        <translation>Dời chỗ sai</translation>
    </message>
    <message>
        <source>Drag a word or its edge, or press {0} and {1} while the song plays.</source>
        <translation>Kéo một từ hoặc mép của nó, hoặc nhấn {0} và {1} trong khi bài hát đang phát.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>The video and every lyric format are here ({0}). {1} finds every other command.</source>
        <translation>Video và mọi định dạng lời ở đây ({0}). {1} tìm mọi lệnh khác.</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Tap to time</source>
        <translation>Gõ để canh giờ</translation>
    </message>
    <message>
        <source>Align</source>
        <translation>Canh lời</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Phát hoặc dừng</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>Dòng trước</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>Dòng sau</translation>
    </message>
    <message>
        <source>Play the selection round and round</source>
        <translation>Phát lặp phần đã chọn</translation>
    </message>
    <message>
        <source>What is heard: the song, its instrumental, its vocals or a mix</source>
        <translation>Âm thanh được nghe: bài hát, nhạc nền, giọng hát hoặc trộn</translation>
    </message>
    <message>
        <source>Speed of playing; the pitch stays</source>
        <translation>Tốc độ phát; giữ nguyên cao độ</translation>
    </message>
    <message>
        <source>Volume, voice in front, sound device</source>
        <translation>Âm lượng, nổi giọng hát, thiết bị âm thanh</translation>
    </message>
    <message>
        <source>Time the words by tapping a key as they are sung</source>
        <translation>Canh các từ bằng cách gõ phím theo lời hát</translation>
    </message>
    <message>
        <source>Time the words again by the sound; locked words stay</source>
        <translation>Canh lại các từ theo âm thanh; từ đã khoá giữ nguyên</translation>
    </message>
    <message>
        <source>Export the lyrics or the video</source>
        <translation>Xuất lời hoặc video</translation>
    </message>
</context>
<context>
    <name>WordEditor</name>
    <message>
        <source>Text of the word</source>
        <translation>Chữ của từ</translation>
    </message>
    <message>
        <source>A space splits the word, | marks a syllable</source>
        <translation>Dấu cách tách từ, | tách âm tiết</translation>
    </message>
</context>
</TS>
